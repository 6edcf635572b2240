//! A town with staff of civil affairs, programmes, and what tests do with them.

use crate::harness::database::on_each_demo;
use crate::places::deed::add;
pub(crate) use crate::places::deed::of;
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use kit::access::Access;
use serde_json::{Value, json};
use std::ops::Deref;

pub(crate) const TOWN: &str = "340705005";
pub(crate) const DISTRICT: &str = "340705";

/// The office of civil affairs of a town.
pub(crate) struct Office<'a> {
    pub(crate) stage: Stage<'a>,
    pub(crate) grids: Vec<String>,
    pub(crate) clerk: Access,
    pub(crate) reviewer: Access,
    pub(crate) decider: Access,
    pub(crate) reader: Access,
    pub(crate) community: Access,
    pub(crate) town: Access,
    pub(crate) leader: Access,
    pub(crate) member: Access,
}

/// Runs `test` in the office on a copy of the demo's places in each database.
pub(crate) async fn in_the_office(test: impl AsyncFn(&Office<'_>)) {
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
            stage.officer(&format!("civil-affairs-{role}"), "civil-affairs", area).await
        };
        let clerk = staff("clerk", COMMUNITY).await;
        let (reviewer, decider) = (staff("reviewer", TOWN).await, staff("decider", DISTRICT).await);
        let reader = staff("reader", DISTRICT).await;
        let community = stage.caller("community-clerk", COMMUNITY).await;
        let (town, leader) =
            (stage.caller("town-clerk", TOWN).await, stage.caller("grid-leader", &grids[0]).await);
        let member = stage.caller("grid-member", &grids[0]).await;
        let office = Self { grids, clerk, reviewer, decider, reader, community, town, leader, member, stage };
        office.catalogue().await;
        office
    }

    /// Two kinds of matter, of which one is announced.
    async fn catalogue(&self) {
        let command = self.stage.caller("district-command", DISTRICT).await;
        for (code, announced) in [("aid", false), ("aid-announced", true)] {
            let input = json!({
                "area": DISTRICT, "code": code, "title": code, "chinese": "救助", "category": "approval",
                "line": "civil-affairs", "procedure": "APPROVAL", "chain": "line", "announced": announced,
                "announceDays": 3, "standard": "done", "reporters": ["STAFF", "RESIDENT"], "limits": {},
            });
            self.does(&command, "defineMatterKind", "id", input).await;
        }
    }

    /// A programme for single persons with a fixed amount of 100 yuan, not announced; `more` says what differs.
    pub(crate) async fn programme(&self, code: &str, more: Value) -> Value {
        let mut input = json!({
            "area": DISTRICT, "code": code, "kind": "DISABILITY_CARE", "title": code, "chinese": "补贴",
            "conditions": "who needs it", "amountRule": "FIXED", "amountFen": 10_000, "payout": "MONTHLY",
            "reviewMonths": 12, "needsVisit": false, "announced": false, "kindCode": "aid",
        });
        add(&mut input, &more);
        self.does(&self.decider, "createAssistanceProgramme", "id version", input).await
    }

    /// A person in the first grid; `more` says what differs.
    pub(crate) async fn person(&self, name: &str, more: Value) -> Value {
        let mut input = json!({ "grid": self.grids[0], "kind": "REGISTERED", "name": name, "sex": "MALE",
            "birthOn": "1950-01-01" });
        add(&mut input, &more);
        self.does(&self.community, "registerResident", "id version", input).await
    }

    /// A household in the first grid with so many people; answers its head and the household.
    pub(crate) async fn household(&self, people: usize) -> (Value, Value) {
        let input = json!({ "grid": self.grids[0], "kind": "FAMILY" });
        let household = self.does(&self.community, "createHousehold", "id", input).await;
        let mut first = Value::Null;
        for number in 0..people {
            let home = json!({ "home": { "household": household["id"] } });
            let person = self.person(&format!("户{number}"), home).await;
            first = if number == 0 { person } else { first };
        }
        (first, household)
    }

    /// An application of the clerk's.
    pub(crate) async fn applies(&self, programme: &Value, resident: &Value, more: Value) -> Value {
        let mut input = json!({ "programme": programme["id"], "resident": resident["id"] });
        add(&mut input, &more);
        self.does(&self.clerk, "applyForAssistance", "id version people matter { id version stage }", input)
            .await
    }

    /// The case of an application goes on to where it is granted.
    pub(crate) async fn decides(&self, application: &Value) {
        let matter = self.act(&self.community, "passMatter", &application["matter"], json!({})).await;
        let mut matter = self.act(&self.reviewer, "passMatter", &matter, json!({})).await;
        if matter["stage"] == "ANNOUNCE" {
            let shown = json!({ "name": "李某", "result": "拟批准" });
            matter = self.act(&self.town, "announceMatter", &matter, shown).await;
            self.days(4);
            matter = self.act(&self.town, "endAnnouncement", &matter, json!({})).await;
        }
        self.act(&self.decider, "grantMatter", &matter, json!({ "result": "同意" })).await;
    }

    /// Something is done with a matter.
    pub(crate) async fn act(&self, who: &Access, mutation: &str, matter: &Value, more: Value) -> Value {
        self.does(who, mutation, "id version stage", of(matter, more)).await
    }

    /// A grant of the programme to a person.
    pub(crate) async fn granted(&self, programme: &Value, resident: &Value, more: Value) -> Value {
        let application = self.applies(programme, resident, json!({})).await;
        self.decides(&application).await;
        let mut input = json!({ "application": application["id"], "bankAccount": "9900123412345678" });
        add(&mut input, &more);
        self.does(&self.decider, "grantAssistance", "id version amountFen state", input).await
    }

    /// A batch is drafted, checked and sent; answers it.
    pub(crate) async fn pays(&self, programme: &Value, month: &str) -> Value {
        let input = json!({ "programme": programme["id"], "area": TOWN, "month": month });
        let batch = self.does(&self.reviewer, "draftAssistanceBatch", "id version", input).await;
        let batch =
            self.does(&self.decider, "checkAssistanceBatch", "id version", of(&batch, json!({}))).await;
        self.does(&self.decider, "sendAssistanceBatch", BATCH, of(&batch, json!({}))).await
    }

    /// The month of today.
    pub(crate) fn month(&self) -> String {
        self.day(0)[..7].to_owned()
    }

    /// Lets the next month begin, on its fifth day.
    pub(crate) fn next_month(&self) {
        let month = self.month();
        while self.month() == month {
            self.days(1);
        }
        self.days(4);
    }
}

/// What tests look at of a batch.
pub(crate) const BATCH: &str = "id version month state items totalFen returnedItems returnedFen \
    payments(first: 50) { nodes { id version forMonth amountFen state returnReason } }";
