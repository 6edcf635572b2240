//! A district with the people of the three authorities, and what tests do with them.

use crate::harness::database::on_each_demo;
use crate::places::deed::add;
pub(super) use crate::places::deed::of;
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use kit::access::Access;
use serde_json::{Value, json};
use std::ops::Deref;

pub(super) const DISTRICT: &str = "340705";

/// The offices of a district.
pub(super) struct Office<'a> {
    pub(super) stage: Stage<'a>,
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
    pub(super) async fn open(stage: Stage<'a>) -> Self {
        let grids = stage.grids().await;
        Self {
            custodian: stage.caller("justice-custodian", DISTRICT).await,
            deputy: stage.caller("justice-deputy", DISTRICT).await,
            health: stage.caller("health-custodian", DISTRICT).await,
            health_deputy: stage.caller("health-deputy", DISTRICT).await,
            police: stage.caller("police-officer", &grids[0]).await,
            helper: stage.caller("justice-helper", COMMUNITY).await,
            system: stage.caller("justice-system", DISTRICT).await,
            clerk: stage.caller("community-clerk", COMMUNITY).await,
            member: stage.caller("grid-member", &grids[0]).await,
            auditor: stage.caller("auditor", DISTRICT).await,
            grids,
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

/// The query of the file of a person, for who knows no more than the residence.
pub(super) fn look_for(person: &Value) -> String {
    format!("{{ keyFile(resident: {}, purpose: \"走访前了解情况\") {{ {FILE} }} }}", person["id"])
}
