//! A town with staff of social security, and what tests do with them.

use crate::harness::database::on_each_demo;
use crate::places::deed::add;
pub(super) use crate::places::deed::of;
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use kit::access::Access;
use serde_json::{Value, json};
use std::ops::Deref;

pub(super) const TOWN: &str = "340705005";
pub(super) const DISTRICT: &str = "340705";
const LINE: &str = "social-security";

/// The office of social security of a town.
pub(super) struct Office<'a> {
    pub(super) stage: Stage<'a>,
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
        let stage = Stage::whole(database, 1).await;
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
        let staff = async |role: &str, area: &str| {
            stage.officer(&format!("social-security-{role}"), LINE, area).await
        };
        let clerk = staff("clerk", COMMUNITY).await;
        let (reviewer, decider) = (staff("reviewer", TOWN).await, staff("decider", DISTRICT).await);
        let (reader, system) = (staff("reader", DISTRICT).await, staff("system", DISTRICT).await);
        let community = stage.caller("community-clerk", COMMUNITY).await;
        let leader = stage.caller("grid-leader", &grids[0]).await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let office =
            Self { grids, clerk, reviewer, decider, reader, system, community, leader, member, stage };
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
        self.officer(&format!("social-security-{role}"), LINE, area).await
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

    /// How many of a list there are for the reader.
    pub(super) async fn how_many(&self, list: &str) -> usize {
        self.nodes(&self.reader, list, "id").await.len()
    }
}

/// What tests look at of a pension.
pub(super) const PENSION: &str =
    "id version state checkDueOn checkedOn noticeOn noticeUntil suspendedOn endReason";
/// What tests look at of a vacancy.
pub(super) const VACANCY: &str = "id version open hired places closedOn closeReason employer";
