//! A community with the department's staff.

use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::database::on_each_demo;
use crate::places::deed::document;
pub(crate) use crate::places::deed::of as input;
use crate::places::stage::{Stage, codes};
use crate::places::town::COMMUNITY;
use crate::work::town::{Worker, worker};
use chrono::{NaiveDate, TimeDelta};
use kit::node::GlobalId;
use kit::platform::day_of;
use serde_json::{Value, json};

/// The department's line.
const LINE: Option<&str> = Some("illegal-construction");

/// A grid with the staff that deals with illegal construction.
pub(crate) struct Scene<'a> {
    pub(crate) stage: &'a Stage<'a>,
    pub(crate) grid: String,
    pub(crate) leader: Worker,
    pub(crate) director: Worker,
    pub(crate) clerk: Worker,
    pub(crate) community: Worker,
    pub(crate) reviewer: Worker,
    pub(crate) decider: Worker,
    pub(crate) town_leader: Worker,
    pub(crate) land: Worker,
    pub(crate) command: Worker,
}

/// A stage with every module on.
pub(crate) async fn stage(database: &TestDatabase) -> Stage<'_> {
    Stage::whole(database, 2).await
}

/// Runs `test` in a scene in each database.
pub(crate) async fn in_a_scene(test: impl AsyncFn(&Scene<'_>)) {
    on_each_demo(async |database| {
        let stage = stage(database).await;
        let scene = Box::pin(Scene::open(&stage)).await;
        Box::pin(test(&scene)).await;
    })
    .await;
}

impl<'a> Scene<'a> {
    async fn open(stage: &'a Stage<'a>) -> Self {
        let grid = stage.grids().await.remove(0);
        stage.database.execute("UPDATE liaison SET ended_at = 1").await;
        stage.database.execute("UPDATE post SET ended_at = 1 WHERE line IS NOT NULL").await;
        let scene = Self {
            stage,
            leader: worker(stage, "grid-leader", &grid, None).await,
            director: worker(stage, "community-director", COMMUNITY, None).await,
            clerk: worker(stage, "construction-clerk", COMMUNITY, LINE).await,
            community: worker(stage, "community-clerk", COMMUNITY, None).await,
            reviewer: worker(stage, "construction-reviewer", &COMMUNITY[..9], LINE).await,
            decider: worker(stage, "construction-decider", &COMMUNITY[..6], LINE).await,
            town_leader: worker(stage, "town-leader", &COMMUNITY[..9], None).await,
            land: worker(stage, "line-officer", &COMMUNITY[..9], Some("land")).await,
            command: worker(stage, "district-command", &COMMUNITY[..6], None).await,
            grid,
        };
        for (code, attached) in [("illegal-building", true), ("imperfect-procedures", false)] {
            scene.define(code, attached).await;
        }
        scene
    }

    /// Defines a kind of matter of the department.
    async fn define(&self, code: &str, attached: bool) {
        let limit = json!({ "warn": 10, "due": 15, "unit": "WORKING_DAYS" });
        let input = json!({
            "area": &COMMUNITY[..6], "code": code, "title": code, "chinese": "违建", "category": "order",
            "line": "illegal-construction", "procedure": "COORDINATION", "standard": "done",
            "reporters": ["STAFF", "SYSTEM"], "limits": { "handle": limit },
            "requiredAttachments": if attached { json!(["现场照片"]) } else { json!([]) },
        });
        self.stage.does(&self.command.access, "defineMatterKind", "id", input).await;
    }

    /// The day of the scene, so many days later.
    pub(crate) fn day(&self, days: i64) -> NaiveDate {
        self.stage.platform.system().today() + TimeDelta::days(days)
    }

    /// Goes on so many days; answers the day.
    pub(crate) fn sleep(&self, days: i64) -> NaiveDate {
        self.stage.clock.forward(days * 86_400_000);
        day_of(self.stage.platform.system().now())
    }

    /// Does a mutation, and answers the fields of its record.
    pub(crate) async fn act(&self, who: &Worker, mutation: &str, fields: &str, input: Value) -> Value {
        let (answer, _) = Box::pin(self.send(who, mutation, fields, input)).await;
        assert!(answer.get("errors").is_none(), "{mutation}: {answer:#}");
        let payload = answer["data"][mutation].as_object().unwrap();
        payload.values().next().unwrap().clone()
    }

    /// A mutation is refused with this code, and nothing changes; answers what it was told.
    pub(crate) async fn refused(&self, who: &Worker, mutation: &str, input: Value, code: &str) -> String {
        let before = Before::now(self.stage.database, &[]).await;
        let (answer, _) = Box::pin(self.send(who, mutation, "__typename", input)).await;
        assert_eq!(codes(&answer), [code], "{mutation}: {answer:#}");
        before.assert_same().await;
        answer["errors"][0]["message"].as_str().unwrap().to_owned()
    }

    async fn send(&self, who: &Worker, mutation: &str, fields: &str, input: Value) -> (Value, u64) {
        let document = document(mutation, fields);
        // rights are those of the moment
        let access = self.stage.platform.caller(who.account).await.unwrap().unwrap();
        Box::pin(self.stage.send(&access, &document, json!({ "input": input }))).await
    }

    /// Asks as somebody.
    pub(crate) async fn ask(&self, who: &Worker, document: &str) -> Value {
        let access = self.stage.platform.caller(who.account).await.unwrap().unwrap();
        Box::pin(self.stage.ask(&access, document)).await
    }

    /// Takes the next step of a violation, and answers it.
    pub(crate) async fn step(&self, who: &Worker, mutation: &str, violation: &Value, more: Value) -> Value {
        Box::pin(self.act(who, mutation, VIOLATION, input(violation, more))).await
    }

    /// Does something with the matter of a violation.
    pub(crate) async fn matter(&self, who: &Worker, mutation: &str, violation: &Value, more: Value) -> Value {
        let id = violation["matter"]["id"].as_str().unwrap();
        let query = format!("{{ matter(id: \"{id}\") {{ id version stage status }} }}");
        let matter = Box::pin(self.ask(&self.command, &query)).await["matter"].take();
        Box::pin(self.act(who, mutation, "id version stage status", input(&matter, more))).await
    }

    /// Attaches a file by its name, without its bytes.
    pub(crate) async fn attach(&self, record: &Value, name: &str) {
        let id: GlobalId = record["id"].as_str().unwrap().parse().unwrap();
        let (kind, id) = (&id.record_type, &id.key);
        let (own, file) = (self.stage.platform.system().new_id(), self.stage.platform.system().new_id());
        let grid = &self.grid;
        self.stage
            .database
            .execute(&format!(
                "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, \
                 media_type, bytes, sha256, uploaded_by, status, version, created_at, changed_at) VALUES ('{}', {own}, \
                 '{grid}', '{kind}', {id}, {file}, 'photo', '{name}', 'personal', 'image/png', 1, '', 1, 'active', 1, 0, 0)",
                &grid[..6]
            ))
            .await;
    }
}

/// What tests look at of a violation.
pub(crate) const VIOLATION: &str = "id version state status measure dueOn siteBefore siteAfter next matter { id stage } \
    steps(first: 50) { nodes { id kind outcome number servedOn way dueOn party } }";
