//! Mutations of matters, of the catalogue and of the calendar.

use super::super::cases::held;
use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::On::{Area, Mine, Record};
use super::{Deed, deed};
use crate::work::oracle::{Actor, Ruling, possible};
use serde_json::{Value, json};
use work::procedure::Act;

/// A mutation that does `act`, and leaves this in a column.
macro_rules! act {
    ($field:literal, $act:ident, $input:expr, $column:literal, $wanted:literal) => {
        deed(
            $field,
            Record("Matter"),
            |_, row| {
                let input: fn(&Row) -> Value = $input;
                input(row)
            },
            |row| column(row, $column, $wanted),
        )
        .fits(|_, row| possible(row, Act::$act).is_some() && alone(row))
        .unless(|view, row| unless(view, row, Act::$act))
    };
}

/// The mutations of matters.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "setWorkDays",
        Area("Division"),
        |_, at| json!({ "area": at["code"], "days": [{ "day": "2027-01-01", "works": false, "title": "Walked" }] }),
        |at| {
            let sql = format!("SELECT title FROM work_day WHERE code = '{}20270101'", text(at, "code"));
            (sql, "Walked".to_owned())
        },
    )
    .fits(|_, at| text(at, "code").len() <= 6),
    deed(
        "defineMatterKind",
        Area("Division"),
        |_, at| {
            json!({ "area": at["code"], "code": "walked", "title": "Walked", "chinese": "x", "category": "city",
                "line": "police", "procedure": "GENERAL", "limits": {}, "standard": "done", "reporters": ["STAFF"] })
        },
        |at| {
            let code = text(at, "code");
            let sql = format!("SELECT title FROM matter_kind WHERE code = 'walked' AND area_code = '{code}'");
            (sql, "Walked".to_owned())
        },
    )
    .fits(|_, at| text(at, "code").len() <= 6),
    deed(
        "endMatterKind",
        Record("MatterKind"),
        |_, _| json!({ "on": "2026-06-30" }),
        |row| (format!("SELECT CAST(to_on AS text) FROM matter_kind WHERE id = {}", row["id"]), "2026-06-30".to_owned()),
    )
    .fits(|_, row| row["to_on"].is_null()),
    deed(
        "reportMatter",
        Mine("Grid"),
        |_, at| json!({ "kind": "kind-general", "grid": at["grid_code"], "title": "Walked" }),
        |at| reported(at, "accept"),
    )
    .fits(|_, at| at["status"] == "active" && known(at))
    .unless(|view, at| (!reaches(view, at, "matter", "create")).then_some("NOT_FOUND")),
    deed(
        "settleMatter",
        Mine("Grid"),
        |_, at| {
            json!({ "report": { "kind": "kind-general", "grid": at["grid_code"], "title": "Walked" }, "result": "done" })
        },
        |at| reported(at, "verify"),
    )
    .fits(|_, at| at["status"] == "active" && known(at))
    .unless(|view, at| (!reaches(view, at, "matter-handle", "change")).then_some("FORBIDDEN")),
    act!("acceptMatter", Accept, |_| json!({}), "CASE WHEN stage IN ('handle', 'dispatch') THEN 'on' END", "on"),
    act!("refuseMatter", Refuse, |_| json!({ "reason": "Walked" }), "status", "refused"),
    act!("escalateMatter", Escalate, |_| json!({ "reason": "Walked" }), "CASE WHEN version = 2 THEN 'up' END", "up")
        .fits(|_, row| possible(row, Act::Escalate).is_some() && alone(row) && text(row, "unit_code").len() > 9),
    act!("dispatchMatter", Dispatch, |row| json!({ "unit": row["unit_code"] }), "stage", "handle"),
    act!("trackMatter", Track, |_| json!({ "reason": "Walked" }), "CASE WHEN version = 2 THEN 'told' END", "told"),
    act!("finishMatter", Finish, |_| json!({ "result": "Walked" }), "result", "Walked"),
    act!("verifyMatter", Verify, |_| json!({}), "stage", "file"),
    act!("reworkMatter", Rework, |_| json!({ "reason": "Walked" }), "CASE WHEN stage IN ('handle', 'decide') THEN 'again' END", "again"),
    act!("fileMatter", File, |_| json!({}), "status", "closed"),
    act!("joinMatter", Join, |row| json!({ "reason": "Walked", "into": other(row) }), "status", "joined")
        .fits(|_, row| possible(row, Act::Join).is_some() && alone(row) && row["procedure"] != "emergency"),
    act!("returnMatter", Return, |_| json!({ "reason": "Walked" }), "stage", "dispatch"),
    act!("handOverMatter", HandOver, |row| json!({ "line": handed(row), "unit": text(row, "grid_code")[..9], "task": "Walked" }), "stage", "receipt")
        .fits(|_, row| possible(row, Act::HandOver).is_some() && row["line"] == "police"),
    act!("receiveMatter", Receive, |_| json!({}), "line", "urban-management"),
    act!("declineMatter", Decline, |_| json!({ "reason": "Walked" }), "stage", "handle"),
    act!("arbitrateMatter", Arbitrate, |row| json!({ "reason": "Walked", "unit": row["grid_code"] }), "stage", "handle"),
    act!("passMatter", Pass, |_| json!({}), "CASE WHEN stage IN ('review', 'decide') AND version = 2 THEN 'passed' END", "passed"),
    act!("denyMatter", Deny, |_| json!({ "reason": "Walked" }), "status", "refused"),
    act!("grantMatter", Grant, |_| json!({ "result": "Walked" }), "stage", "verify"),
    act!("urgeMatter", Urge, |_| json!({ "reason": "Walked" }), "CAST(urged AS text)", "1"),
    act!("takeOverMatter", TakeOver, |_| json!({ "reason": "Walked" }), "CASE WHEN version = 2 THEN 'taken' END", "taken"),
    act!("askMatterPause", AskPause, |_| json!({ "reason": "Walked", "until": "2026-02-02" }), "paused", "asked"),
    act!("allowMatterPause", AllowPause, |_| json!({}), "paused", "on"),
    act!("denyMatterPause", DenyPause, |_| json!({ "reason": "Walked" }), "COALESCE(paused, 'none')", "none"),
    act!("resumeMatter", Resume, |_| json!({}), "COALESCE(paused, 'none')", "none"),
    act!("cancelMatter", Cancel, |_| json!({ "reason": "Walked" }), "status", "cancelled"),
    act!("rateMatter", Rate, |_| json!({ "rating": 5, "text": "Walked" }), "rating_text", "Walked"),
    act!("reopenMatter", Reopen, |_| json!({ "reason": "Walked" }), "stage", "handle"),
    act!("appealMatter", Appeal, |_| json!({ "reason": "Walked" }), "stage", "review"),
    deed(
        "verifyMatters",
        Mine("Matter"),
        |_, row| {
            let id = global_id(Kind::of("Matter"), row);
            json!({ "matters": [{ "id": id, "version": row["version"] }], "sample": [id], "note": "Walked" })
        },
        |row| column(row, "stage", "file"),
    )
    .fits(|_, row| row["stage"] == "verify" && row["procedure"] == "general")
    .unless(|view, row| unless(view, row, Act::Verify)),
];

/// Nothing else holds it: no post has it, and it is in a grid in force.
fn alone(row: &Row) -> bool {
    row["post_id"].is_null() && !text(row, "grid_code").ends_with("002")
}

/// What else refuses the act, beside the reach of its right.
fn unless(view: &View<'_>, row: &Row, act: Act) -> Option<&'static str> {
    let posts = held(view);
    let actor = Actor { policy: &view.facts.policy, account: view.who.account, posts: &posts };
    match actor.ruling(row, act) {
        Ruling::Done => None,
        ruling => ruling.code(),
    }
}

/// A column of the matter, once it was written.
fn column(row: &Row, column: &str, wanted: &str) -> (String, String) {
    let sql = format!(
        "SELECT {column} FROM matter WHERE id = {} AND district_code = '{}'",
        row["id"],
        text(row, "district_code")
    );
    (sql, wanted.to_owned())
}

fn reported(at: &Row, stage: &str) -> (String, String) {
    let code = text(at, "grid_code");
    (format!("SELECT stage FROM matter WHERE title = 'Walked' AND grid_code = '{code}'"), stage.to_owned())
}

/// The catalogue of the walk is of its districts.
fn known(at: &Row) -> bool {
    ["340705", "371102"].contains(&text(at, "district_code"))
}

/// Does the right reach a matter of the line of the walk that the caller reports in this grid?
fn reaches(view: &View<'_>, at: &Row, resource: &str, action: &str) -> bool {
    let resident = view.who.posts.iter().any(|(role, _)| role == "resident");
    let matter = Row::from_iter([
        ("grid_code".to_owned(), at["grid_code"].clone()),
        ("account_id".to_owned(), json!(view.who.account.filter(|_| resident))),
        ("line".to_owned(), json!("urban-management")),
        ("asked_line".to_owned(), Value::Null),
    ]);
    view.within(&view.reach(resource, action), Kind::of("Matter"), &matter)
}

/// Another open matter of the grid.
fn other(row: &Row) -> Value {
    // one of the same kind in the same grid, by its number
    let same: [i64; 2] = match text(row, "procedure") {
        "general" => [2, 3],
        "coordination" => [8, 9],
        _ => [16, 17],
    };
    let number = if int(row, "id") % 100 == same[0] { same[1] } else { same[0] };
    let id = int(row, "id") / 100 * 100 + number;
    json!(global_id(
        Kind::of("Matter"),
        &Row::from_iter([
            ("id".to_owned(), json!(id)),
            ("district_code".to_owned(), row["district_code"].clone()),
        ])
    ))
}

fn handed(row: &Row) -> &'static str {
    if row["line"] == "police" { "urban-management" } else { "police" }
}
