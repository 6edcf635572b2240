//! A town with staff of fire safety, and what tests do with them.

use crate::access::modules;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::harness::snapshot::Snapshot;
use crate::places::stage::{Stage, codes};
use crate::places::town::COMMUNITY;
use kit::access::Access;
use kit::module::Modules;
use kit::node::GlobalId;
use kit::schema::build;
use serde_json::{Value, json};

pub(super) const TOWN: &str = "340705005";
pub(super) const DISTRICT: &str = "340705";
/// A grid of another district.
pub(super) const ELSEWHERE: &str = "371102100260001";
const DAY: i64 = 86_400_000;

/// The fire office of a town.
pub(super) struct Office<'a> {
    pub(super) stage: Stage<'a>,
    pub(super) modules: Modules,
    pub(super) grids: Vec<String>,
    pub(super) clerk: Access,
    pub(super) reviewer: Access,
    pub(super) decider: Access,
    pub(super) reader: Access,
    pub(super) community: Access,
    pub(super) member: Access,
}

/// Runs `test` in the office on a copy of the demo's places in each database.
pub(super) async fn in_the_office(test: impl AsyncFn(&Office<'_>)) {
    on_each_demo(async |database| {
        let modules = modules::all();
        let clock = Hands::default();
        // later than the demo, so that no id is made twice
        clock.forward(7_200_000);
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
        stage.database.execute("UPDATE liaison SET ended_at = 1").await;
        stage.database.execute("UPDATE post SET ended_at = 1 WHERE line IS NOT NULL").await;
        let clerk = staff(&stage, "clerk", COMMUNITY).await;
        let (reviewer, decider) =
            (staff(&stage, "reviewer", TOWN).await, staff(&stage, "decider", DISTRICT).await);
        let reader = staff(&stage, "reader", DISTRICT).await;
        let community = stage.caller("community-clerk", COMMUNITY).await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let office = Self { grids, modules, clerk, reviewer, decider, reader, community, member, stage };
        office.catalogue().await;
        office
    }

    /// The kind of matter that is the case of a hazard.
    async fn catalogue(&self) {
        let command = self.stage.caller("district-command", DISTRICT).await;
        let limit = json!({ "warn": 10, "due": 15, "unit": "WORKING_DAYS" });
        let input = json!({
            "area": DISTRICT, "code": "fire-hazard", "title": "hazard", "chinese": "火灾隐患", "category": "safety",
            "line": "fire-safety", "procedure": "COORDINATION", "standard": "done", "reporters": ["STAFF"],
            "limits": { "handle": limit },
        });
        self.does(&command, "defineMatterKind", "id", input).await;
    }

    /// The first building of the first grid: its global id and version.
    pub(super) async fn building(&self) -> Value {
        let sql = format!(
            "SELECT CAST(min(id) AS text) FROM building WHERE grid_code = '{}' AND status = 'active'",
            self.grids[0]
        );
        let id = self.stage.database.texts(&sql).await.remove(0);
        let id = GlobalId::placed("Building", DISTRICT, id.parse::<i64>().unwrap());
        json!({ "id": id.to_string(), "version": 1 })
    }

    /// A unit in the building.
    pub(super) async fn unit(&self, building: &Value) -> Value {
        let input =
            json!({ "grid": self.grids[0], "building": building["id"], "name": "超市", "kind": "COMPANY" });
        self.does(&self.community, "createUnit", "id version", input).await
    }

    /// A person in the first grid.
    pub(super) async fn person(&self, name: &str) -> Value {
        let input = json!({ "grid": self.grids[0], "kind": "REGISTERED", "name": name, "sex": "MALE",
            "birthOn": "1980-01-01" });
        self.does(&self.community, "registerResident", "id version", input).await
    }

    /// Premises of medium risk in the building; `more` says what differs.
    pub(super) async fn premises(&self, building: &Value, more: Value) -> Value {
        let mut input = json!({ "building": building["id"], "name": "超市一层", "kind": "SHOP", "riskClass": "MEDIUM",
            "managerName": "王建国", "managerTelephone": "15400000001" });
        add(&mut input, &more);
        self.does(&self.clerk, "registerFirePremises", PREMISES, input).await
    }

    /// A check list of this kind in use.
    pub(super) async fn checklist(&self, kind: &str) -> Value {
        let items = json!([
            { "code": "exit", "text": "疏散通道畅通", "hazardKind": "PASSAGE" },
            { "code": "wiring", "text": "无私拉乱接", "hazardKind": "ELECTRICITY" },
            { "code": "hose", "text": "软管未老化", "hazardKind": "GAS" },
        ]);
        let input = json!({ "area": DISTRICT, "kind": kind, "title": "检查表", "items": items });
        let list = self.does(&self.decider, "draftFireChecklist", LIST, input).await;
        self.does(&self.decider, "useFireChecklist", LIST, of(&list, json!({}))).await
    }

    /// A hazard that a grid member reported, as the clerk sees it.
    pub(super) async fn reported(&self, more: Value) -> Value {
        let mut input =
            json!({ "grid": self.grids[0], "kind": "PASSAGE", "place": "3 号楼", "detail": "通道堆放杂物" });
        add(&mut input, &more);
        let receipt = self.reports(&self.member, input).await;
        self.now(&self.clerk, &json!({ "id": receipt["hazard"] }), "FireHazard", HAZARD).await
    }

    /// Reports a hazard, and answers the receipt.
    pub(super) async fn reports(&self, who: &Access, input: Value) -> Value {
        let data = self.stage.ask_with(who, REPORT, json!({ "input": input })).await;
        data["reportFireHazard"]["receipt"].clone()
    }

    /// A hazard that was confirmed, whose matter the department has.
    pub(super) async fn confirmed(&self, level: &str, more: Value) -> Value {
        let hazard = self.reported(json!({})).await;
        let mut input = json!({ "founded": true, "level": level });
        add(&mut input, &more);
        let hazard = self.step(&self.clerk, "confirmFireHazard", &hazard, input).await;
        self.matter(&self.community, "acceptMatter", &hazard, json!({})).await;
        let line = json!({ "line": "fire-safety" });
        self.matter(&self.community, "dispatchMatter", &hazard, line).await;
        hazard
    }

    /// A notice of today with so many working days.
    pub(super) fn notice(&self, days: i32) -> Value {
        json!({ "number": "消改字 1 号", "servedOn": self.day(0), "way": "DIRECT", "days": days })
    }

    /// Takes the next step of a hazard, and answers it.
    pub(super) async fn step(&self, who: &Access, mutation: &str, hazard: &Value, more: Value) -> Value {
        self.does(who, mutation, HAZARD, of(hazard, more)).await
    }

    /// Does something with the matter of a hazard.
    pub(super) async fn matter(&self, who: &Access, mutation: &str, hazard: &Value, more: Value) -> Value {
        let matter = self.now(&self.community, &hazard["matter"], "Matter", "id version").await;
        self.does(who, mutation, "id version stage status", of(&matter, more)).await
    }

    /// Does a mutation, and answers the record of its payload.
    pub(super) async fn does(&self, who: &Access, mutation: &str, fields: &str, input: Value) -> Value {
        let document = document(mutation, fields);
        let mut data = Box::pin(self.stage.ask_with(who, &document, json!({ "input": input }))).await;
        data[mutation].as_object_mut().unwrap().values_mut().next().unwrap().take()
    }

    /// A mutation is refused with this code, and nothing changes; answers where and why.
    pub(super) async fn refused(&self, who: &Access, mutation: &str, input: Value, code: &str) -> Value {
        let before = Box::pin(Snapshot::take(self.stage.database, &[])).await;
        let document = document(mutation, "__typename");
        let (mut answer, _) = Box::pin(self.stage.send(who, &document, json!({ "input": input }))).await;
        assert_eq!(codes(&answer), [code], "{mutation} {input}: {answer:#}");
        before.assert_same(&Box::pin(Snapshot::take(self.stage.database, &[])).await);
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

    /// The modules hear what happened.
    pub(super) async fn told(&self) {
        for _ in 0..2 {
            // what a hook tells is told, too
            self.stage.platform.sequence("test").await.unwrap();
            self.stage.platform.run_hooks(&self.modules).await.unwrap();
        }
    }

    /// A resident's account that is bound to a residence.
    pub(super) async fn resident(&self, person: &Value) -> Access {
        let account = self.stage.account("resident", &self.grids[0]).await;
        let id: GlobalId = person["id"].as_str().unwrap().parse().unwrap();
        let key = &id.key;
        self.stage
            .database
            .execute(&format!(
                "UPDATE account SET kind = 'resident' WHERE id = {account}; DELETE FROM post WHERE id = {account}; \
                 UPDATE person SET account_id = {account} WHERE id = (SELECT person_id FROM resident WHERE id = {key}); \
                 UPDATE resident SET account_id = {account} WHERE id = {key}"
            ))
            .await;
        self.stage.platform.caller(account).await.unwrap().unwrap()
    }
}

async fn staff(stage: &Stage<'_>, role: &str, area: &str) -> Access {
    let account = stage.account(&format!("fire-{role}"), area).await;
    stage.database.execute(&format!("UPDATE post SET line = 'fire-safety' WHERE id = {account}")).await;
    stage.platform.caller(account).await.unwrap().unwrap()
}

/// What tests look at of premises.
pub(super) const PREMISES: &str =
    "id version riskClass inspectedOn inspectBy managerName managerTelephone status";
/// What tests look at of a check list.
pub(super) const LIST: &str = "id version edition state";
/// What tests look at of a hazard.
pub(super) const HAZARD: &str = "id version number kind level source state dueOn extended status next matter { id stage } \
    steps(first: 50) { nodes { id kind outcome number servedOn dueOn days } }";
/// The mutation by which anybody reports.
pub(super) const REPORT: &str = "mutation($input: ReportFireHazardInput!) { reportFireHazard(input: $input) \
    { receipt { hazard number } } }";

/// A record with its version, and more, as an input.
pub(super) fn of(record: &Value, more: Value) -> Value {
    let mut input = json!({ "id": record["id"], "version": record["version"] });
    add(&mut input, &more);
    input
}

pub(super) fn add(input: &mut Value, more: &Value) {
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
}

fn document(mutation: &str, fields: &str) -> String {
    let input = match mutation {
        "acceptMatter" | "verifyMatter" | "fileMatter" => "MatterActInput".to_owned(),
        "retireFirePremises" | "retireFireEquipment" | "retireUnit" | "retireBuilding" => {
            "RetireInput".to_owned()
        }
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    };
    let record = match mutation {
        "defineMatterKind" => "matterKind",
        "registerResident" | "moveResident" | "endResidence" | "mergeResidents" => "resident",
        "createUnit" | "changeUnit" | "retireUnit" => "unit",
        "moveBuilding" | "retireBuilding" => "building",
        "decideErasure" | "requestErasure" => "erasure",
        "reportFireHazard" => "receipt",
        "recordFireHelp" => "incident",
        _ if mutation.ends_with("Matter") => "matter",
        _ if mutation.ends_with("Premises") => "premises",
        _ if mutation.ends_with("Equipment") => "equipment",
        _ if mutation.ends_with("Plan") => "plan",
        _ if mutation.ends_with("Checklist") => "checklist",
        _ if mutation.ends_with("Inspection") => "inspection",
        _ if mutation.ends_with("Activity") => "activity",
        _ if mutation.ends_with("Incident") => "incident",
        _ => "hazard",
    };
    let shown = if fields == "__typename" { fields.to_owned() } else { format!("{record} {{ {fields} }}") };
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {shown} }} }}")
}
