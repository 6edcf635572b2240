//! A community of the demo with whoever a test names, every module on.

use crate::harness::before::Before;
use crate::harness::database::on_each_demo;
use crate::places::stage::{Stage, codes};
use crate::places::town::COMMUNITY;
use kit::access::Access;
use kit::node::GlobalId;
use serde_json::{Value, json};

/// The town of the community.
pub(super) const TOWN: &str = "340705005";
/// Its district.
pub(super) const DISTRICT: &str = "340705";
/// Milliseconds of a day.
pub(super) const DAY: i64 = 24 * 3_600_000;
/// The department line of the kinds.
pub(super) const LINE: &str = "urban-management";

/// A community of the demo.
pub(super) struct Scene<'a> {
    pub(super) stage: Stage<'a>,
    /// Codes of its grids.
    pub(super) grids: Vec<String>,
    command: Access,
}

/// Runs `test` in the community on a copy of the demo in each database.
pub(super) async fn on_the_scene(test: impl AsyncFn(&Scene<'_>)) {
    on_each_demo(async |database| {
        let stage = Stage::whole(database, 1).await;
        let (grids, command) = (stage.grids().await, stage.caller("district-command", DISTRICT).await);
        test(&Scene { stage, grids, command }).await;
    })
    .await;
}

impl Scene<'_> {
    /// Who has this role in this area.
    pub(super) async fn staff(&self, role: &str, area: &str) -> Access {
        self.stage.caller(role, area).await
    }

    /// The centre of the district.
    pub(super) fn command(&self) -> &Access {
        &self.command
    }

    /// Somebody of this department line.
    pub(super) async fn officer(&self, area: &str, line: &str) -> Access {
        let account = self.stage.account("line-officer", area).await;
        self.stage.database.execute(&format!("UPDATE post SET line = '{line}' WHERE id = {account}")).await;
        self.stage.platform.caller(account).await.unwrap().unwrap()
    }

    /// A resident's account.
    pub(super) async fn resident(&self) -> Access {
        let account = self.stage.platform.system().new_id();
        let sql = format!(
            "INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) \
             VALUES ({account}, 'a{account}', 'a', 'resident', '{}', 'active', 1, 0, 0)",
            self.grids[0]
        );
        self.stage.database.execute(&sql).await;
        self.stage.platform.caller(account).await.unwrap().unwrap()
    }

    /// A resident's account that is bound to a residence in the grid, and the residence.
    pub(super) async fn living(&self, grid: &str) -> (Access, Value) {
        let (who, leader) = (self.resident().await, self.staff("grid-leader", grid).await);
        let account = who.account().unwrap();
        let name = format!("陈{}", char::from_u32(0x4e00 + u32::try_from(account % 5_000).unwrap()).unwrap());
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": name, "sex": "MALE" });
        let residence = self.does(&leader, "registerResident", "id name", input).await;
        let id: GlobalId = residence["id"].as_str().unwrap().parse().unwrap();
        let sql = format!(
            "UPDATE person SET account_id = {account} WHERE id = (SELECT person_id FROM resident WHERE id = {key}); \
             UPDATE resident SET account_id = {account} WHERE id = {key}",
            key = id.key
        );
        self.stage.database.execute(&sql).await;
        (who, residence)
    }

    /// The account of somebody who lives in the first grid.
    pub(super) async fn neighbour(&self) -> Access {
        self.living(&self.grids[0]).await.0
    }

    /// Nobody.
    pub(super) fn anonymous(&self) -> Access {
        self.stage.platform.anonymous()
    }

    /// Lets days pass.
    pub(super) fn days(&self, days: i64) {
        self.stage.clock.forward(days * DAY);
    }

    /// The day so many days from today.
    pub(super) fn day(&self, days: i64) -> String {
        (self.stage.platform.system().today() + chrono::TimeDelta::days(days)).to_string()
    }

    /// Defines a kind of matter.
    pub(super) async fn define(&self, code: &str, procedure: &str, more: Value) {
        self.does(&self.command, "defineMatterKind", "id", Self::defined(code, procedure, more)).await;
    }

    /// What is sent to define a kind of matter.
    pub(super) fn defined(code: &str, procedure: &str, more: Value) -> Value {
        let mut input = json!({
            "area": DISTRICT, "code": code, "title": format!("the {code}"), "chinese": "事项", "category": "city",
            "line": LINE, "procedure": procedure, "standard": "done", "reporters": ["STAFF", "RESIDENT"], "limits": {},
        });
        add(&mut input, &more);
        input
    }

    /// Reports a matter.
    pub(super) async fn report(&self, who: &Access, kind: &str, more: Value) -> Value {
        self.does(who, "reportMatter", "id version stage", self.reported(kind, more)).await
    }

    /// What is sent to report a matter of this kind in the first grid.
    pub(super) fn reported(&self, kind: &str, more: Value) -> Value {
        let mut input = json!({ "kind": kind, "grid": self.grids[0], "title": "Reported" });
        add(&mut input, &more);
        input
    }

    /// Does a mutation, and answers what its payload holds.
    pub(super) async fn does(&self, who: &Access, mutation: &str, fields: &str, input: Value) -> Value {
        let document = document(mutation, fields);
        let mut data = self.stage.ask_with(who, &document, json!({ "input": input })).await;
        data[mutation].as_object_mut().unwrap().values_mut().next().unwrap().take()
    }

    /// A mutation is refused with this code, and writes nothing down; answers the error.
    pub(super) async fn refused(&self, who: &Access, mutation: &str, input: Value, code: &str) -> Value {
        let before = self.traces().await;
        let document = document(mutation, "id");
        let (mut answer, _) = self.stage.send(who, &document, json!({ "input": input })).await;
        assert_eq!(codes(&answer), [code], "{mutation} {input}: {answer:#}");
        assert_eq!(self.traces().await, before, "{mutation} {input}");
        answer["errors"][0].take()
    }

    /// Nothing at all changes in the database while this is done.
    pub(super) async fn unchanged(&self, refusals: impl AsyncFnOnce()) {
        let before = Before::now(self.stage.database, &[]).await;
        refusals().await;
        before.assert_same().await;
    }

    /// How much is written down of matters and of changes.
    async fn traces(&self) -> Vec<String> {
        let tables = [
            "history",
            "audit",
            "outbox",
            "matter",
            "matter_step",
            "matter_admission",
            "announcement",
            "objection",
        ];
        let counts =
            tables.map(|table| format!("CAST((SELECT count(*) FROM {table}) AS text)")).join(" || ' ' || ");
        self.stage.database.texts(&format!("SELECT {counts}")).await
    }

    /// What a list holds, without errors.
    pub(super) async fn nodes(&self, who: &Access, list: &str, fields: &str) -> Vec<Value> {
        let data = self.stage.ask(who, &format!("{{ list: {list} {{ nodes {{ {fields} }} }} }}")).await;
        data["list"]["nodes"].as_array().unwrap().clone()
    }
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

/// A mutation; the name of its payload's field follows from what it is about.
fn document(mutation: &str, fields: &str) -> String {
    let input = match mutation {
        "passMatter" | "endAnnouncement" => "MatterActInput".to_owned(),
        "denyMatter" | "cancelMatter" | "refuseMatter" | "appealMatter" => "MatterReasonInput".to_owned(),
        "grantMatter" => "FinishMatterInput".to_owned(),
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    };
    let record = match mutation {
        "defineMatterKind" => "matterKind",
        "objectToAnnouncement" | "answerObjection" => "objection",
        "registerResident" => "resident",
        _ if mutation.ends_with("MatterAdmission") => "matterAdmission",
        _ => "matter",
    };
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {record} {{ {fields} }} }} }}")
}

/// The first grid's community.
pub(super) const HERE: &str = COMMUNITY;
