//! A town with staff of family planning and a visiting nurse, and what tests do with them.

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
const LINE: &str = "family-planning";

/// The office of family planning of a town.
pub(super) struct Office<'a> {
    pub(super) stage: Stage<'a>,
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
            stage.officer(&format!("family-planning-{role}"), LINE, area).await
        };
        let clerk = staff("clerk", COMMUNITY).await;
        let (reviewer, decider) = (staff("reviewer", TOWN).await, staff("decider", DISTRICT).await);
        let (reader, system) = (staff("reader", DISTRICT).await, staff("system", DISTRICT).await);
        let nurse = staff("nurse", COMMUNITY).await;
        let community = stage.caller("community-clerk", COMMUNITY).await;
        let leader = stage.caller("grid-leader", &grids[0]).await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let office =
            Self { grids, clerk, reviewer, decider, reader, system, nurse, community, leader, member, stage };
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
        self.officer(&format!("family-planning-{role}"), LINE, area).await
    }

    /// A woman in the first grid; `more` says what differs.
    pub(super) async fn person(&self, name: &str, more: Value) -> Value {
        let mut input = json!({ "grid": self.grids[0], "kind": "REGISTERED", "name": name, "sex": "FEMALE",
            "birthOn": "1995-01-01" });
        add(&mut input, &more);
        self.does(&self.community, "registerResident", "id version", input).await
    }

    /// The account of this person, which is bound and confirmed to be the own one.
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
                "UPDATE person SET account_id = {account}, account_confirmed_at = 1 WHERE id = (SELECT person_id FROM resident WHERE name = '{name}')"
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

    /// How many of a list there are for the reader.
    pub(super) async fn how_many(&self, list: &str) -> usize {
        self.nodes(&self.reader, list, "id").await.len()
    }
}

/// What tests look at of a certificate.
pub(super) const CERTIFICATE: &str = "id version state checkedOn checkNote number";
/// What tests look at of a plan.
pub(super) const PLAN: &str = "id version kind state visitDueOn visitedOn withdrawnOn closeReason";
