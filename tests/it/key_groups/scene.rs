//! A district with the people of the three authorities, and what tests do with them.

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

pub(super) const DISTRICT: &str = "340705";
/// A grid of another district.
pub(super) const ELSEWHERE: &str = "371102100260001";
const DAY: i64 = 86_400_000;

/// The offices of a district.
pub(super) struct Office<'a> {
    pub(super) stage: Stage<'a>,
    pub(super) modules: Modules,
    pub(super) grids: Vec<String>,
    /// The two people of justice.
    pub(super) custodian: Access,
    pub(super) deputy: Access,
    /// Those of health.
    pub(super) health: Access,
    pub(super) health_deputy: Access,
    /// Who can be assigned to help.
    pub(super) police: Access,
    pub(super) helper: Access,
    pub(super) system: Access,
    pub(super) clerk: Access,
    pub(super) member: Access,
    pub(super) auditor: Access,
}

/// Runs `test` in the offices on a copy of the demo's places in each database.
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
    pub(super) async fn open(stage: Stage<'a>, modules: Modules) -> Self {
        let grids = stage.grids().await;
        let system = stage.account("justice-system", DISTRICT).await;
        stage.database.execute(&format!("UPDATE account SET kind = 'service' WHERE id = {system}")).await;
        Self {
            custodian: stage.caller("justice-custodian", DISTRICT).await,
            deputy: stage.caller("justice-deputy", DISTRICT).await,
            health: stage.caller("health-custodian", DISTRICT).await,
            health_deputy: stage.caller("health-deputy", DISTRICT).await,
            police: stage.caller("police-officer", &grids[0]).await,
            helper: stage.caller("justice-helper", COMMUNITY).await,
            system: stage.platform.caller(system).await.unwrap().unwrap(),
            clerk: stage.caller("community-clerk", COMMUNITY).await,
            member: stage.caller("grid-member", &grids[0]).await,
            auditor: stage.caller("auditor", DISTRICT).await,
            grids,
            modules,
            stage,
        }
    }

    /// A person in the first grid; `more` says what differs.
    pub(super) async fn person(&self, name: &str, more: Value) -> Value {
        let mut input = json!({ "grid": self.grids[0], "kind": "REGISTERED", "name": name, "sex": "MALE",
            "birthOn": "1980-01-01" });
        add(&mut input, &more);
        self.does(&self.clerk, "registerResident", "id version", input).await
    }

    /// What a file of justice is proposed with.
    pub(super) fn proposal(&self, person: &Value) -> Value {
        json!({
            "resident": person["id"], "kind": "COMMUNITY_CORRECTION", "need": "需要就业指导", "reviewOn": self.day(150),
            "basis": { "kind": "COURT_DECISION", "number": "（2025）刑初12号", "authority": "区人民法院",
                "datedOn": self.day(-20) },
            "aims": [{ "text": "参加培训", "by": self.day(90) }],
        })
    }

    /// What a file of health is proposed with.
    pub(super) fn diagnosis(&self, person: &Value) -> Value {
        let mut input = self.proposal(person);
        let basis = json!({ "kind": "MEDICAL_DIAGNOSIS", "number": "诊断7号", "authority": "市精神卫生中心",
            "datedOn": self.day(-20) });
        add(&mut input, &json!({ "kind": "SEVERE_MENTAL_ILLNESS", "basis": basis }));
        input
    }

    /// An open file of justice.
    pub(super) async fn file(&self, person: &Value) -> Value {
        let file = self.does(&self.custodian, "proposeKeyFile", STUB, self.proposal(person)).await;
        self.does(&self.deputy, "confirmKeyFile", STUB, of(&file, json!({}))).await
    }

    /// An open file of justice with which the police officer of the grid and the helper help.
    pub(super) async fn helped(&self, person: &Value) -> Value {
        let file = self.file(person).await;
        let posts = [self.post(&self.police), self.post(&self.helper)];
        self.does(&self.custodian, "setKeyHelpers", STUB, of(&file, json!({ "posts": posts }))).await
    }

    /// The global id of the post of a caller.
    pub(super) fn post(&self, of: &Access) -> String {
        let post = of.principal().caller().unwrap().posts[0].id;
        kit::node::GlobalId::global("Post", post).to_string()
    }

    /// A file as somebody sees it, or null.
    pub(super) async fn sees(&self, who: &Access, file: &Value) -> Value {
        self.stage.ask(who, &look(file)).await["keyFile"].take()
    }

    /// The files of an authority in its list.
    pub(super) async fn list(&self, who: &Access, authority: &str) -> Vec<Value> {
        let query = format!("{{ keyFiles(authority: {authority}) {{ files {{ {STUB} }} next }} }}");
        self.stage.ask(who, &query).await["keyFiles"]["files"].as_array().unwrap().clone()
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

    /// Lets days pass.
    pub(super) fn days(&self, days: i64) {
        self.stage.clock.forward(days * DAY);
    }

    /// The day so many days from today.
    pub(super) fn day(&self, days: i64) -> String {
        (self.stage.platform.system().today() + chrono::TimeDelta::days(days)).to_string()
    }

    /// The modules hear what happened.
    pub(super) async fn told(&self) {
        self.stage.platform.sequence("test").await.unwrap();
        self.stage.platform.run_hooks(&self.modules).await.unwrap();
    }

    /// Somebody who keeps the people of two districts.
    pub(super) async fn mover(&self) -> Access {
        let account = self.stage.account("community-clerk", COMMUNITY).await;
        let post = format!(
            "INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) \
             VALUES ({account} + 1, {account}, 'community-clerk', '{}', '2020-01-01', 1, 0, 0)",
            &ELSEWHERE[..12]
        );
        self.stage.database.execute(&post).await;
        self.stage.platform.caller(account).await.unwrap().unwrap()
    }
}

/// What tests look at of a file in a list.
pub(super) const STUB: &str = "id state reviewOn renewalOn helpers version";
/// What tests look at of a file.
pub(super) const FILE: &str = "kind state need reviewOn version basis { kind number authority datedOn } aims { text by reachedOn } \
    informed { on way } helpers { account roleCode } visits { id byTask dueOn doneOn result note } \
    objections { id text upheld answer } views { roleCode purpose } closeReason";

/// The query of a file.
pub(super) fn look(file: &Value) -> String {
    format!("{{ keyFile(id: {}, purpose: \"走访前了解情况\") {{ {FILE} }} }}", file["id"])
}

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

pub(super) fn document(mutation: &str, fields: &str) -> String {
    let input = match mutation {
        "confirmKeyFile" => "KeyFileInput".to_owned(),
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    };
    let record = match mutation {
        "registerResident" | "moveResident" | "endResidence" | "mergeResidents" => "resident",
        "decideErasure" | "requestErasure" => "erasure",
        "breakGlass" => "breakGlass",
        "recordVisit" => "visitTask",
        _ => "file",
    };
    let shown = match mutation {
        "assignVisit" => "dueOn".to_owned(),
        _ if fields == "__typename" => fields.to_owned(),
        _ => format!("{record} {{ {fields} }}"),
    };
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {shown} }} }}")
}
