//! A town with staff of social security, and what tests do with them.

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

/// The office of social security of a town.
pub(super) struct Office<'a> {
    pub(super) stage: Stage<'a>,
    pub(super) modules: Modules,
    pub(super) grids: Vec<String>,
    pub(super) clerk: Access,
    pub(super) reviewer: Access,
    pub(super) decider: Access,
    pub(super) reader: Access,
    pub(super) system: Access,
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
            community,
            leader,
            member,
            stage,
        };
        office.catalogue().await;
        office
    }

    /// The two kinds of matter.
    async fn catalogue(&self) {
        let command = self.stage.caller("district-command", DISTRICT).await;
        for code in ["unemployment-benefit", "job-hardship"] {
            let input = json!({
                "area": DISTRICT, "code": code, "title": code, "chinese": "社保", "category": "approval",
                "line": "social-security", "procedure": "APPROVAL", "chain": "line", "announced": false,
                "standard": "done", "reporters": ["STAFF", "RESIDENT"], "limits": {},
            });
            self.does(&command, "defineMatterKind", "id", input).await;
        }
    }

    /// A role of the department in an area.
    pub(super) async fn staff(&self, role: &str, area: &str) -> Access {
        staff(&self.stage, role, area).await
    }

    /// A person in the first grid; `more` says what differs.
    pub(super) async fn person(&self, name: &str, more: Value) -> Value {
        let mut input = json!({ "grid": self.grids[0], "kind": "REGISTERED", "name": name, "sex": "MALE",
            "birthOn": "1980-01-01" });
        add(&mut input, &more);
        self.does(&self.community, "registerResident", "id version", input).await
    }

    /// An enrolment of a person in this year.
    pub(super) async fn insures(&self, person: &Value, scheme: &str, state: &str) -> Value {
        let one = json!({ "resident": person["id"], "scheme": scheme, "year": self.year(), "state": state });
        self.does(&self.clerk, "putEnrolment", "id version state", json!({ "enrolment": one })).await
    }

    /// A pension of a person, from today on.
    pub(super) async fn pension(&self, person: &Value) -> Value {
        let input = json!({ "resident": person["id"], "scheme": "RESIDENT_PENSION", "amountFen": 20_000 });
        self.does(&self.clerk, "startPension", PENSION, input).await
    }

    /// A registration as unemployed.
    pub(super) async fn registers(&self, person: &Value) -> Value {
        let input = json!({ "resident": person["id"], "reason": "DISMISSED", "wanted": "保洁" });
        self.does(&self.clerk, "registerUnemployment", "id version fromOn toOn", input).await
    }

    /// A unit in the first grid.
    pub(super) async fn unit(&self, name: &str) -> Value {
        let input = json!({ "grid": self.grids[0], "name": name, "kind": "COMPANY" });
        self.does(&self.community, "createUnit", "id version", input).await
    }

    /// A vacancy of a unit.
    pub(super) async fn vacancy(&self, unit: &Value, more: Value) -> Value {
        let mut input = json!({ "unit": unit["id"], "title": "保洁员", "places": 1 });
        add(&mut input, &more);
        self.does(&self.clerk, "openVacancy", VACANCY, input).await
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
    let account = stage.account(&format!("social-security-{role}"), area).await;
    let line = format!("UPDATE post SET line = 'social-security' WHERE id = {account}");
    stage.database.execute(&line).await;
    if role == "system" {
        stage.database.execute(&format!("UPDATE account SET kind = 'service' WHERE id = {account}")).await;
    }
    stage.platform.caller(account).await.unwrap().unwrap()
}

/// What tests look at of a pension.
pub(super) const PENSION: &str =
    "id version state checkDueOn checkedOn noticeOn noticeUntil suspendedOn endReason";
/// What tests look at of a vacancy.
pub(super) const VACANCY: &str = "id version open hired places closedOn closeReason employer";

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
        "suspendPension" | "resumePension" => "PensionStateInput".to_owned(),
        "cancelTrainingCourse" => "RetireInput".to_owned(),
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    };
    let record = match mutation {
        "defineMatterKind" => "matterKind",
        "registerResident" | "moveResident" | "endResidence" | "mergeResidents" => "resident",
        "createUnit" => "unit",
        "moveBuilding" => "building",
        "decideErasure" | "requestErasure" => "erasure",
        "putEnrolments" => "enrolments",
        _ if mutation.ends_with("Matter") => "matter",
        _ if mutation.ends_with("Enrolment") => "enrolment",
        _ if mutation.contains("Pension") || mutation.ends_with("Check") => "pension",
        _ if mutation.ends_with("Employment") => "employment",
        _ if mutation.ends_with("Benefit") => "benefit",
        _ if mutation.ends_with("Unemployment") => "registration",
        _ if mutation.ends_with("Hardship") => "hardship",
        "introduceToVacancy" | "recordIntroductionResult" => "introduction",
        _ if mutation.ends_with("Vacancy") => "vacancy",
        _ if mutation.ends_with("Course") => "course",
        _ => "attendance",
    };
    let shown = if fields == "__typename" { fields.to_owned() } else { format!("{record} {{ {fields} }}") };
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {shown} }} }}")
}
