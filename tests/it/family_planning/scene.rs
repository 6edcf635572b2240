//! A town with staff of family planning and a visiting nurse, and what tests do with them.

use crate::access::modules;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::harness::snapshot::Snapshot;
use crate::places::stage::{Stage, codes};
use crate::places::town::COMMUNITY;
use kit::access::Access;
use kit::module::Modules;
use kit::schema::build;
use serde_json::{Value, json};

pub(super) const TOWN: &str = "340705005";
pub(super) const DISTRICT: &str = "340705";
/// A grid of another district.
pub(super) const ELSEWHERE: &str = "371102100260001";
const DAY: i64 = 86_400_000;

/// The office of family planning of a town.
pub(super) struct Office<'a> {
    pub(super) stage: Stage<'a>,
    pub(super) modules: Modules,
    pub(super) grids: Vec<String>,
    pub(super) clerk: Access,
    pub(super) reviewer: Access,
    pub(super) decider: Access,
    pub(super) reader: Access,
    pub(super) system: Access,
    pub(super) nurse: Access,
    pub(super) community: Access,
    pub(super) leader: Access,
    pub(super) member: Access,
}

/// Runs `test` in the office on a copy of the demo's places in each database.
pub(super) async fn in_the_office(test: impl AsyncFn(&Office<'_>)) {
    on_each_demo(async |database| {
        let modules = modules::all();
        let clock = Hands::default();
        // later than the demo, so that no id is made twice
        clock.forward(3_600_000);
        let platform = database.platform(modules.policy().clone(), &clock).await;
        platform.read_districts().await.unwrap();
        let schema = build(&modules, |builder| builder);
        let stage = Stage { database, platform, clock, schema, carriers: modules.shelf().get() };
        let office = Box::pin(Office::open(stage, modules)).await;
        Box::pin(test(&office)).await;
    })
    .await;
}

impl<'a> Office<'a> {
    async fn open(stage: Stage<'a>, modules: Modules) -> Self {
        let grids = stage.grids().await;
        let staff = async |role: &str, area: &str| staff(&stage, role, area).await;
        let clerk = staff("clerk", COMMUNITY).await;
        let (reviewer, decider) = (staff("reviewer", TOWN).await, staff("decider", DISTRICT).await);
        let (reader, system) = (staff("reader", DISTRICT).await, staff("system", DISTRICT).await);
        let nurse = staff("nurse", COMMUNITY).await;
        let community = stage.caller("community-clerk", COMMUNITY).await;
        let leader = stage.caller("grid-leader", &grids[0]).await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let office = Self {
            grids,
            modules,
            clerk,
            reviewer,
            decider,
            reader,
            system,
            nurse,
            community,
            leader,
            member,
            stage,
        };
        office.catalogue().await;
        office
    }

    /// The kind of matter.
    async fn catalogue(&self) {
        let command = self.stage.caller("district-command", DISTRICT).await;
        let input = json!({
            "area": DISTRICT, "code": "family-support", "title": "support", "chinese": "扶助", "category": "approval",
            "line": "family-planning", "procedure": "APPROVAL", "chain": "line", "announced": false,
            "standard": "done", "reporters": ["STAFF", "RESIDENT"], "limits": {},
        });
        self.does(&command, "defineMatterKind", "id", input).await;
    }

    /// A role of the department in an area.
    pub(super) async fn staff(&self, role: &str, area: &str) -> Access {
        staff(&self.stage, role, area).await
    }

    /// A woman in the first grid; `more` says what differs.
    pub(super) async fn person(&self, name: &str, more: Value) -> Value {
        let mut input = json!({ "grid": self.grids[0], "kind": "REGISTERED", "name": name, "sex": "FEMALE",
            "birthOn": "1995-01-01" });
        add(&mut input, &more);
        self.does(&self.community, "registerResident", "id version", input).await
    }

    /// The account of this person, which is bound.
    pub(super) async fn account_of(&self, name: &str) -> Access {
        let account = self.stage.platform.system().new_id();
        for sql in [
            format!(
                "INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) \
                 VALUES ({account}, 'a{account}', 'a', 'resident', '{}', 'active', 1, 0, 0)",
                self.grids[0]
            ),
            format!("UPDATE resident SET account_id = {account} WHERE name = '{name}'"),
            format!(
                "UPDATE person SET account_id = {account} WHERE id = (SELECT person_id FROM resident WHERE name = '{name}')"
            ),
        ] {
            self.stage.database.execute(&sql).await;
        }
        self.stage.platform.caller(account).await.unwrap().unwrap()
    }

    /// A birth that a person registered.
    pub(super) async fn birth(&self, person: &Value) -> Value {
        let input = json!({ "resident": person["id"], "bornOn": self.day(-10), "otherParent": "丁" });
        self.does(&self.clerk, "registerBirth", "id version state", input).await
    }

    /// A certificate of a person.
    pub(super) async fn certificate(&self, person: &Value) -> Value {
        let input =
            json!({ "resident": person["id"], "kind": "ONLY_CHILD", "number": "99001", "issuer": "卫健委" });
        self.does(&self.clerk, "enterFamilyCertificate", CERTIFICATE, input).await
    }

    /// An application of a person.
    pub(super) async fn applies(&self, person: &Value) -> Value {
        let input = json!({ "resident": person["id"], "programme": "ONLY_CHILD_BONUS" });
        self.does(&self.clerk, "applyForFamilySupport", "id version matter { id version stage }", input).await
    }

    /// Support of a person that is given.
    pub(super) async fn support(&self, person: &Value) -> Value {
        let application = self.applies(person).await;
        self.decides(&application).await;
        let grant = of(&application, json!({ "amountFen": 12_000 }));
        self.does(&self.decider, "grantFamilySupport", "id version amountFen fromOn", grant).await
    }

    /// A plan of care before a birth, by the nurse.
    pub(super) async fn plan(&self, person: &Value) -> Value {
        self.plan_by(&self.nurse, person).await
    }

    /// A plan of care before a birth.
    pub(super) async fn plan_by(&self, nurse: &Access, person: &Value) -> Value {
        let input = json!({ "resident": person["id"], "kind": "MATERNAL", "consentWay": "WRITTEN",
            "consentBy": "PERSON", "need": "孕12周" });
        self.does(nurse, "openHealthCare", PLAN, input).await
    }

    /// A visit by the nurse; answers the plan.
    pub(super) async fn visit(&self, plan: &Value) -> Value {
        let visit = of(plan, json!({ "result": "ADVISED", "note": "血压正常" }));
        self.does(&self.nurse, "recordHealthCareVisit", PLAN, visit).await
    }

    /// The case of an application goes on to where it is granted.
    pub(super) async fn decides(&self, application: &Value) {
        let matter = self.act(&self.community, "passMatter", &application["matter"], json!({})).await;
        let matter = self.act(&self.reviewer, "passMatter", &matter, json!({})).await;
        self.act(&self.decider, "grantMatter", &matter, json!({ "result": "同意" })).await;
    }

    /// Something is done with a matter.
    pub(super) async fn act(&self, who: &Access, mutation: &str, matter: &Value, more: Value) -> Value {
        self.does(who, mutation, "id version stage", of(matter, more)).await
    }

    /// Does a mutation, and answers the record of its payload.
    pub(super) async fn does(&self, who: &Access, mutation: &str, fields: &str, input: Value) -> Value {
        let document = document(mutation, fields);
        let mut data = self.stage.ask_with(who, &document, json!({ "input": input })).await;
        data[mutation].as_object_mut().unwrap().values_mut().next().unwrap().take()
    }

    /// A mutation is refused with this code, and nothing changes; answers where and why.
    pub(super) async fn refused(&self, who: &Access, mutation: &str, input: Value, code: &str) -> Value {
        let before = Snapshot::take(self.stage.database, &[]).await;
        let (mut answer, _) =
            self.stage.send(who, &document(mutation, "__typename"), json!({ "input": input })).await;
        assert_eq!(codes(&answer), [code], "{mutation} {input}: {answer:#}");
        before.assert_same(&Snapshot::take(self.stage.database, &[]).await);
        answer["errors"][0].take()
    }

    /// A mutation is refused as bad input at this path, and nothing changes.
    pub(super) async fn wrong(&self, who: &Access, mutation: &str, input: Value, path: &str) {
        let told = self.refused(who, mutation, input, "BAD_USER_INPUT").await;
        assert_eq!(told["extensions"]["fields"][0]["path"], path, "{told}");
    }

    /// What a list holds.
    pub(super) async fn nodes(&self, who: &Access, list: &str, fields: &str) -> Vec<Value> {
        let data = self.stage.ask(who, &format!("{{ list: {list} {{ nodes {{ {fields} }} }} }}")).await;
        data["list"]["nodes"].as_array().unwrap().clone()
    }

    /// How many of a list there are for the reader.
    pub(super) async fn how_many(&self, list: &str) -> usize {
        self.nodes(&self.reader, list, "id").await.len()
    }

    /// A record as it is now.
    pub(super) async fn now(&self, who: &Access, of: &Value, kind: &str, fields: &str) -> Value {
        let document = format!("{{ node(id: {}) {{ ... on {kind} {{ {fields} }} }} }}", of["id"]);
        self.stage.ask(who, &document).await["node"].take()
    }

    /// Lets days pass.
    pub(super) fn days(&self, days: i64) {
        self.stage.clock.forward(days * DAY);
    }

    /// The day so many days from today.
    pub(super) fn day(&self, days: i64) -> String {
        (self.stage.platform.system().today() + chrono::TimeDelta::days(days)).to_string()
    }

    /// This year.
    pub(super) fn year(&self) -> i32 {
        self.day(0)[..4].parse().unwrap()
    }

    /// The modules hear what happened.
    pub(super) async fn told(&self) {
        self.stage.platform.sequence("test").await.unwrap();
        self.stage.platform.run_hooks(&self.modules).await.unwrap();
    }
}

async fn staff(stage: &Stage<'_>, role: &str, area: &str) -> Access {
    let account = stage.account(&format!("family-planning-{role}"), area).await;
    let line = format!("UPDATE post SET line = 'family-planning' WHERE id = {account}");
    stage.database.execute(&line).await;
    if role == "system" {
        stage.database.execute(&format!("UPDATE account SET kind = 'service' WHERE id = {account}")).await;
    }
    stage.platform.caller(account).await.unwrap().unwrap()
}

/// What tests look at of a certificate.
pub(super) const CERTIFICATE: &str = "id version state checkedOn checkNote number";
/// What tests look at of a plan.
pub(super) const PLAN: &str = "id version kind state visitDueOn visitedOn withdrawnOn closeReason";

/// A record with its version, and more, as an input.
pub(super) fn of(record: &Value, more: Value) -> Value {
    let mut input = json!({ "id": record["id"], "version": record["version"] });
    add(&mut input, &more);
    input
}

fn add(input: &mut Value, more: &Value) {
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
}

fn document(mutation: &str, fields: &str) -> String {
    let input = match mutation {
        "passMatter" => "MatterActInput".to_owned(),
        "denyMatter" => "MatterReasonInput".to_owned(),
        "grantMatter" => "FinishMatterInput".to_owned(),
        "checkFamilySupportPayment" | "discardFamilySupportPayment" => "FamilySupportPaymentInput".to_owned(),
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    };
    let record = match mutation {
        "defineMatterKind" => "matterKind",
        "registerResident" | "moveResident" | "endResidence" | "mergeResidents" => "resident",
        "decideErasure" | "requestErasure" => "erasure",
        "moveBuilding" => "building",
        "payFamilySupport" => "payment",
        _ if mutation.ends_with("Matter") => "matter",
        _ if mutation.contains("Birth") => "registration",
        _ if mutation.ends_with("Certificate") => "certificate",
        _ if mutation.ends_with("SupportPayment") => "payment",
        _ if mutation.ends_with("Support") => "support",
        _ if mutation.ends_with("Service") => "service",
        _ => "plan",
    };
    let shown = if fields == "__typename" { fields.to_owned() } else { format!("{record} {{ {fields} }}") };
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {shown} }} }}")
}
