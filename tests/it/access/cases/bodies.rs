//! Bodies with their members, and liaisons.

use super::super::oracle::{Row, View, int, text};
use super::staff::{department, one, some};
use super::teams::in_force;
use super::{Call, Case, call, case, history, page};
use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;

/// The cases of bodies and liaisons.
pub(super) const CASES: &[Case] = &[
    case("Query", "liaisons", |probes| {
        let mut calls = vec![some("Liaison", "(first: 200", "", |_| true)];
        calls.extend(probes.areas.iter().map(|area| {
            some("Liaison", "(first: 200, line: \"police\", inForceOn: \"2026-01-05\"", area, |row| {
                row["line"] == "police" && in_force(row)
            })
        }));
        calls
    }),
    case("Division", "liaisons", |_| {
        vec![page("Liaison", |_, division, row| row["area_code"] == division["code"] && in_force(row))]
    }),
    case("Liaison", "name", |_| vec![name()]),
    case("Liaison", "department", |_| vec![department()]),
    case("Liaison", "account", |_| vec![one("Account", "account_id")]),
    case("Liaison", "history", |_| vec![history("Liaison")]),
    case("Query", "body", |_| {
        let of = |id: i64| {
            let global = BASE64URL_NOPAD.encode(format!("Body::{id}").as_bytes());
            call(format!("(id: \"{global}\") {{ id }}"), move |view, _| {
                view.one("Body", |row| int(row, "id") == id)
            })
        };
        [611, 613, 615, 616, 1].map(of).into()
    }),
    case("Query", "bodies", |probes| {
        let mut calls =
            vec![some("Body", "(first: 200, kind: LEADING_GROUP, subject: \"grids\"", "", |row| {
                row["kind"] == "leading_group" && row["subject"] == "grids"
            })];
        calls.extend(
            probes
                .areas
                .iter()
                .map(|area| some("Body", "(first: 200, inForceOn: \"2026-01-05\"", area, in_force)),
        );
        calls
    }),
    case("Division", "bodies", |_| {
        vec![page("Body", |_, division, row| row["area_code"] == division["code"] && in_force(row))]
    }),
    case("Grid", "bodies", |_| {
        vec![page("Body", |_, grid, row| row["area_code"] == grid["grid_code"] && in_force(row))]
    }),
    case("Body", "parent", |_| vec![one("Body", "parent_id")]),
    case("Body", "children", |_| vec![page("Body", |_, body, row| row["parent_id"] == body["id"])]),
    case("Body", "members", |_| vec![page("BodyMember", |_, body, row| row["body_id"] == body["id"])]),
    case("Body", "history", |_| vec![history("Body")]),
    case("BodyMember", "name", |_| vec![name()]),
    case("BodyMember", "body", |_| vec![one("Body", "body_id")]),
    case("BodyMember", "account", |_| vec![one("Account", "account_id")]),
    case("BodyMember", "history", |_| vec![history("BodyMember")]),
];

/// The name that a row has, or that of the account that it names.
fn name() -> Call {
    call("", |view: &View<'_>, row: &Row| {
        if let Some(Value::String(name)) = row.get("name") {
            return Value::String(name.clone());
        }
        let holder = view.facts.rows("account").iter().find(|account| account["id"] == row["account_id"]);
        Value::String(text(holder.unwrap(), "title").to_owned())
    })
}
