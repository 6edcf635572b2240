//! Mutations of files of key groups, and of visits.

use super::super::cases::{civil_id, is_confirmed, key_file_id};
use super::super::key_groups::{FILE, OBJECTION, VISIT};
use super::super::oracle::{Kind, Row, View, int, text};
use super::On::{About, Mine, Record};
use super::{Deed, deed};
use kit::node::GlobalId;
use serde_json::{Value, json};

/// The day of the walk.
const TODAY: &str = "2026-01-05";

/// The mutations of key groups and of visits.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "assignVisit",
        About("Resident"),
        |view, row| {
            let post = leader(view, row).map(|post| GlobalId::global("Post", int(post, "id")).to_string());
            json!({ "resident": civil_id("Resident", row), "post": post, "dueOn": "2026-01-20" })
        },
        |row| {
            let sql = format!(
                "SELECT CAST(due_on AS text) FROM visit_task WHERE due_on = '2026-01-20' AND resident_id = {}",
                row["id"]
            );
            (sql, "2026-01-20".to_owned())
        },
    )
    .fits(|view, row| row["status"] == "active" && leader(view, row).is_some()),
    deed(
        "recordVisit",
        Record("VisitTask"),
        |_, _| json!({ "result": "MET" }),
        |row| (format!("SELECT result FROM visit_task WHERE id = {}", row["id"]), "met".to_owned()),
    ),
    deed(
        "proposeKeyFile",
        Mine("Resident"),
        |_, row| {
            let basis = json!({ "kind": "RELEASE_CERTIFICATE", "number": "1", "authority": "a", "datedOn": "2025-12-01" });
            json!({ "resident": civil_id("Resident", row), "kind": "RELEASED_PRISONER", "basis": basis, "need": "need",
                "aims": [{ "text": "aim" }], "reviewOn": "2026-06-01" })
        },
        |row| (format!("SELECT state FROM key_file WHERE resident_id = {}", row["id"]), "proposed".to_owned()),
    )
    .fits(|_, row| row["kind"] == "away" && row["status"] == "active")
    .unless(|view, row| {
        let sees = view.sees(Kind::of("Resident"), row);
        match view.reach("key-file-justice", "create").covers(text(row, "grid_code")) {
            _ if !sees => Some("NOT_FOUND"),
            true => None,
            false => Some("FORBIDDEN"),
        }
    }),
    renewal("confirmKeyFile", |_, row| file(row, json!({})), |row| column(row, "CAST(review_on AS text)", "2026-06-30")),
    deed(
        "acceptKeyFile",
        Mine("Resident"),
        |_, row| file(row, json!({ "accept": true })),
        |row| column(row, "state", "proposed"),
    )
    .fits(|_, row| row["kind"] == "floating")
    .unless(kept),
    renewal(
        "proposeKeyRenewal",
        |_, row| file(row, json!({ "reviewOn": "2026-07-01" })),
        |row| column(row, "CAST(renewal_on AS text)", "2026-07-01"),
    ),
    of_file(
        "closeKeyFile",
        |_, row| file(row, json!({ "reason": "Walked" })),
        |row| column(row, "state", "closed"),
    ),
    of_file("setKeyPlan", |_, row| file(row, json!({ "aims": [{ "text": "aim" }] })), changed),
    of_file("recordKeyInformed", |_, row| file(row, json!({ "on": TODAY, "way": "IN_WRITING" })), changed),
    of_file("setKeyHelpers", |_, row| file(row, json!({ "posts": [] })), changed),
    of_file("planKeyVisit", |_, row| file(row, json!({ "dueOn": "2026-01-20" })), changed),
    of_file(
        "recordKeyVisit",
        |_, row| {
            let visit = GlobalId::placed("KeyVisit", text(row, "district_code"), int(row, "id") + VISIT);
            file(row, json!({ "visit": visit.to_string(), "result": "MET" }))
        },
        |row| {
            let visit = int(row, "id") + VISIT;
            (format!("SELECT COALESCE(result, '-') FROM key_visit WHERE id = {visit}"), "met".to_owned())
        },
    ),
    deed(
        "objectToKeyFile",
        Mine("Resident"),
        |_, row| json!({ "id": key_file_id(row)["id"], "text": "Walked" }),
        |row| {
            let sql = format!("SELECT state FROM key_file WHERE id = {} AND EXISTS (SELECT 1 FROM key_objection o \
                WHERE o.file_id = key_file.id)", int(row, "id") + FILE);
            (sql, "open".to_owned())
        },
    )
    .fits(|_, row| row["kind"] == "registered")
    .unless(|view, row| (!is_confirmed(view, row)).then_some("NOT_FOUND")),
    deed(
        "decideKeyObjection",
        Mine("Resident"),
        |_, row| {
            let id = GlobalId::placed("KeyObjection", text(row, "district_code"), int(row, "id") + OBJECTION);
            file(row, json!({ "objection": id.to_string(), "upheld": false, "answer": "Walked" }))
        },
        |row| {
            let id = int(row, "id") + OBJECTION;
            (format!("SELECT COALESCE(CAST(decided_on AS text), '-') FROM key_objection WHERE id = {id}"), TODAY.to_owned())
        },
    )
    .fits(|_, row| row["kind"] == "registered" && row["account_id"].is_null())
    .unless(kept),
];

/// What one of the two people of justice does with an open file.
const fn of_file(
    field: &'static str,
    input: fn(&View<'_>, &Row) -> Value,
    done: fn(&Row) -> (String, String),
) -> Deed {
    deed(field, Mine("Resident"), input, done).fits(|_, row| row["kind"] == "registered").unless(kept)
}

/// The same where nobody objects.
const fn renewal(
    field: &'static str,
    input: fn(&View<'_>, &Row) -> Value,
    done: fn(&Row) -> (String, String),
) -> Deed {
    deed(field, Mine("Resident"), input, done)
        .fits(|_, row| row["kind"] == "registered" && !row["account_id"].is_null())
        .unless(kept)
}

/// For everybody else there is no file.
fn kept(view: &View<'_>, row: &Row) -> Option<&'static str> {
    let reach = view.reach("key-file-justice", "change");
    (!reach.covers(text(row, "grid_code"))).then_some("NOT_FOUND")
}

/// The file of a person, and more.
fn file(row: &Row, more: Value) -> Value {
    let mut input = json!({ "id": key_file_id(row)["id"], "version": 1 });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    input
}

fn column(row: &Row, column: &str, wanted: &str) -> (String, String) {
    let sql = format!("SELECT COALESCE({column}, '-') FROM key_file WHERE id = {}", int(row, "id") + FILE);
    (sql, wanted.to_owned())
}

fn changed(row: &Row) -> (String, String) {
    column(row, "CAST(version AS text)", "2")
}

/// The post of a grid leader where the person lives.
fn leader<'a>(view: &View<'a>, row: &Row) -> Option<&'a Row> {
    let here = |post: &&Row| {
        post["role"] == "grid-leader" && post["area_code"] == row["grid_code"] && post["ended_at"].is_null()
    };
    view.facts.rows("post").iter().find(here)
}
