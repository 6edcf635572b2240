//! Mutations of liaisons and bodies.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::On::{About, Area, Record};
use super::{Deed, deed};
use serde_json::json;

/// The mutations of liaisons and bodies.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "assignLiaison",
        Area("Division"),
        |view, at| {
            let free = global_id(Kind::of("Account"), free(view, at).unwrap());
            json!({ "account": free, "area": at["code"], "line": "justice" })
        },
        |at| {
            let code = text(at, "code");
            (
                format!("SELECT line FROM liaison WHERE area_code = '{code}' AND line = 'justice'"),
                "justice".into(),
            )
        },
    )
    .fits(|view, at| free(view, at).is_some()),
    deed(
        "changeLiaison",
        Record("Liaison"),
        |_, _| json!({ "duties": "Walked" }),
        |row| column("liaison", row, "duties = 'Walked'"),
    )
    .fits(|_, row| row["ended_at"].is_null()),
    deed(
        "endLiaison",
        Record("Liaison"),
        |_, _| json!({}),
        |row| column("liaison", row, "ended_at IS NOT NULL"),
    )
    .fits(|_, row| row["ended_at"].is_null()),
    deed(
        "createBody",
        Area("Division"),
        |_, at| json!({ "kind": "LEADING_GROUP", "area": at["code"], "name": "Walked", "subject": "walks" }),
        |at| {
            let code = text(at, "code");
            (
                format!("SELECT name FROM body WHERE area_code = '{code}' AND subject = 'walks'"),
                "Walked".into(),
            )
        },
    )
    .fits(|_, at| at["retired_edition"].is_null()),
    deed(
        "changeBody",
        Record("Body"),
        |_, _| json!({ "name": "Walked" }),
        |row| column("body", row, "name = 'Walked'"),
    )
    .fits(|_, row| row["ended_at"].is_null()),
    deed("dissolveBody", Record("Body"), |_, _| json!({}), |row| column("body", row, "ended_at IS NOT NULL"))
        .fits(|view, row| !view.facts.rows("body").iter().any(|other| other["parent_id"] == row["id"])),
    deed(
        "addBodyMember",
        About("Body"),
        |_, row| {
            let body = global_id(Kind::of("Body"), row);
            json!({ "body": body, "function": "OFFICE", "name": "Walked" })
        },
        |row| {
            let id = int(row, "id");
            (
                format!("SELECT name FROM body_member WHERE body_id = {id} AND function = 'office'"),
                "Walked".into(),
            )
        },
    )
    .fits(|view, row| {
        let office = |member: &Row| member["body_id"] == row["id"] && member["function"] == "office";
        !view.facts.rows("body_member").iter().any(office)
    }),
    deed(
        "endBodyMember",
        Record("BodyMember"),
        |_, _| json!({}),
        |row| column("body_member", row, "ended_at IS NOT NULL"),
    ),
    deed(
        "eraseBodyMemberName",
        Record("BodyMember"),
        |_, _| json!({}),
        |row| column("body_member", row, "name = ''"),
    )
    .fits(|_, row| row["name"].as_str().is_some_and(|name| !name.is_empty())),
];

/// Whether a row is so now.
fn column(table: &str, row: &Row, condition: &str) -> (String, String) {
    (format!("SELECT 'so' FROM {table} WHERE id = {} AND {condition}", int(row, "id")), "so".to_owned())
}

/// An account without a post in the community, for the divisions that hold it down to the town.
fn free<'a>(view: &View<'a>, at: &Row) -> Option<&'a Row> {
    let code = text(at, "code");
    let inside = |row: &&Row| code.len() >= 9 && text(row, "area_code").starts_with(code);
    view.facts.free().find(inside)
}
