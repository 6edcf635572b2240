//! Mutations of admissions, announcements and objections.

use super::super::oracle::{Kind, Row, View, global_id, text};
use super::On::{Mine, Record};
use super::{Deed, deed};
use serde_json::{Value, json};

/// The mutations of what is admitted and announced.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "askMatterAdmission",
        Mine("Division"),
        |_, at| json!({ "area": at["code"], "kind": "kind-coordination", "reason": "Walked" }),
        |at| {
            let code = text(at, "code");
            let sql = format!(
                "SELECT reason FROM matter_admission WHERE reason = 'Walked' AND area_code = '{code}'"
            );
            (sql, "Walked".to_owned())
        },
    )
    .fits(|_, at| {
        let code = text(at, "code");
        let known = code.starts_with("340705005") || code.starts_with("371102100");
        known && code.len() >= 9 && at["retired_edition"].is_null()
    })
    .unless(|view, at| (!asks(view, at)).then_some("NOT_FOUND")),
    deed("grantMatterAdmission", Record("MatterAdmission"), |_, _| json!({}), |row| state(row, "admitted"))
        .fits(|_, row| row["state"] == "asked"),
    deed(
        "refuseMatterAdmission",
        Record("MatterAdmission"),
        |_, _| json!({ "reason": "Walked" }),
        |row| state(row, "refused"),
    )
    .fits(|_, row| row["state"] == "asked"),
    deed(
        "endMatterAdmission",
        Record("MatterAdmission"),
        |_, _| json!({ "reason": "Walked" }),
        |row| state(row, "ended"),
    )
    .fits(|_, row| row["state"] == "admitted"),
    deed(
        "announceMatter",
        Record("Matter"),
        |_, _| json!({ "name": "Walked", "result": "Walked" }),
        |row| (format!("SELECT stage FROM matter WHERE id = {}", row["id"]), "announced".to_owned()),
    )
    .fits(|_, row| row["stage"] == "announce"),
    deed(
        "endAnnouncement",
        Record("Matter"),
        |_, _| json!({}),
        |row| (format!("SELECT stage FROM matter WHERE id = {}", row["id"]), "decide".to_owned()),
    )
    .fits(|_, row| row["stage"] == "announced" && row["announced_to"] == "2026-01-04"),
    deed(
        "objectToAnnouncement",
        Mine("Announcement"),
        |view, row| {
            let name = if resident(view) { Value::Null } else { json!("Walked") };
            let id = global_id(Kind::of("Announcement"), row);
            json!({ "announcement": id, "name": name, "text": "Walked" })
        },
        |row| {
            let sql = format!(
                "SELECT body FROM objection WHERE body = 'Walked' AND announcement_id = {}",
                row["id"]
            );
            (sql, "Walked".to_owned())
        },
    )
    .fits(|_, row| row["state"] == "open" && row["to_on"] == "2026-01-05")
    .unless(|view, row| {
        let covers = view.reach("objection", "create").covers(text(row, "grid_code"));
        match resident(view) {
            true => (!lives_there(view, row)).then_some("FORBIDDEN"),
            false => (!covers).then_some("BAD_USER_INPUT"),
        }
    }),
    deed(
        "answerObjection",
        Record("Objection"),
        |_, _| json!({ "upheld": true, "answer": "Walked" }),
        |row| (format!("SELECT answer FROM objection WHERE id = {}", row["id"]), "Walked".to_owned()),
    )
    .fits(|_, row| row["answered_at"].is_null()),
];

fn state(row: &Row, wanted: &str) -> (String, String) {
    (format!("SELECT state FROM matter_admission WHERE id = {}", row["id"]), wanted.to_owned())
}

fn resident(view: &View<'_>) -> bool {
    view.who.posts.iter().any(|(role, _)| role == "resident")
}

/// Is the caller bound to a residence in the town of the announcement?
fn lives_there(view: &View<'_>, announcement: &Row) -> bool {
    view.facts.rows("resident").iter().any(|home| {
        let mine = view.who.account.is_some() && home["account_id"].as_i64() == view.who.account;
        mine && home["status"] == "active"
            && text(home, "grid_code").starts_with(text(announcement, "town_code"))
    })
}

/// Can the caller ask for what the line of the walk answers for here?
fn asks(view: &View<'_>, at: &Row) -> bool {
    let asked = Row::from_iter([
        ("area_code".to_owned(), at["code"].clone()),
        ("line".to_owned(), json!("urban-management")),
    ]);
    view.within(&view.reach("matter-admission", "create"), Kind::of("MatterAdmission"), &asked)
}
