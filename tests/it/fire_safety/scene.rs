//! A town with staff of fire safety, and what tests do with them.

use crate::harness::database::on_each_demo;
pub(super) use crate::places::deed::{add, of};
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use kit::access::Access;
use kit::node::GlobalId;
use serde_json::{Value, json};
use std::ops::Deref;

pub(super) const TOWN: &str = "340705005";
pub(super) const DISTRICT: &str = "340705";

/// The fire office of a town.
pub(super) struct Office<'a> {
    pub(super) stage: Stage<'a>,
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
        let stage = Stage::whole(database, 2).await;
        let office = Box::pin(Office::open(stage)).await;
        Box::pin(test(&office)).await;
    })
    .await;
}

impl<'a> Deref for Office<'a> {
    type Target = Stage<'a>;

    fn deref(&self) -> &Stage<'a> {
        &self.stage
    }
}

impl<'a> Office<'a> {
    async fn open(stage: Stage<'a>) -> Self {
        let grids = stage.grids().await;
        stage.database.execute("UPDATE liaison SET ended_at = 1").await;
        stage.database.execute("UPDATE post SET ended_at = 1 WHERE line IS NOT NULL").await;
        let staff = async |role: &str, area: &str| stage.officer(role, "fire-safety", area).await;
        let (clerk, reviewer) = (staff("fire-clerk", COMMUNITY).await, staff("fire-reviewer", TOWN).await);
        let (decider, reader) = (staff("fire-decider", DISTRICT).await, staff("fire-reader", DISTRICT).await);
        let community = stage.caller("community-clerk", COMMUNITY).await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let office = Self { grids, clerk, reviewer, decider, reader, community, member, stage };
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

    /// How many of a list there are for the reader.
    pub(super) async fn how_many(&self, list: &str) -> usize {
        self.nodes(&self.reader, list, "id").await.len()
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
