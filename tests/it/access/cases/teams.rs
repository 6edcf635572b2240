//! Teams of grids and leaves.

use super::super::oracle::{Row, View, int, text};
use super::staff::{one, some};
use super::{Call, Case, call, case, history, page};
use serde_json::{Value, json};

/// The day of the walk.
const TODAY: &str = "2026-01-05";

/// The cases of teams and leaves.
pub(super) const CASES: &[Case] = &[
    case("Grid", "team", |_| vec![team()]),
    case("Query", "leaves", |probes| {
        let mut calls = vec![some("Leave", "(first: 200", "", |_| true)];
        calls.extend(
            probes.areas.iter().map(|area| some("Leave", "(first: 200, on: \"2026-01-05\"", area, runs)),
        );
        calls
    }),
    case("Leave", "post", |_| vec![one("Post", "post_id")]),
    case("Leave", "enteredBy", |_| vec![one("Account", "entered_by")]),
    case("Leave", "history", |_| vec![history("Leave")]),
    case("Post", "leaves", |_| vec![page("Leave", |_, post, leave| leave["post_id"] == post["id"])]),
];

/// Does the leave run today?
fn runs(leave: &Row) -> bool {
    leave["ended_at"].is_null() && text(leave, "from_on") <= TODAY && text(leave, "to_on") >= TODAY
}

/// Is the post in force today?
pub(super) fn in_force(post: &Row) -> bool {
    let last = post["to_on"].as_str().unwrap_or(TODAY);
    post["ended_at"].is_null() && text(post, "from_on") <= TODAY && last >= TODAY
}

/// The posts of a grid that the caller sees, each followed by the one that covers it.
fn team() -> Call {
    call("{ name mark onDuty areaCode account { id } post { id } }", |view, grid| {
        let mut team = Vec::new();
        for post in view.list("Post", |post| post["area_code"] == grid["grid_code"] && in_force(post)) {
            let covering =
                view.facts.rows("post").iter().find(|b| b["id"] == post["covered_by"] && in_force(b));
            let mark = if covering.is_some() { json!("A") } else { Value::Null };
            team.push(member(view, post, mark, !away(view, post)));
            team.extend(covering.map(|b| member(view, b, json!("B"), away(view, post) && !away(view, b))));
        }
        Value::Array(team)
    })
}

fn away(view: &View<'_>, post: &Row) -> bool {
    view.facts.rows("post_leave").iter().any(|leave| leave["post_id"] == post["id"] && runs(leave))
}

fn member(view: &View<'_>, post: &Row, mark: Value, on_duty: bool) -> Value {
    let holder = int(post, "account_id");
    let account = view.facts.rows("account").iter().find(|account| int(account, "id") == holder).unwrap();
    json!({
        "name": account["title"],
        "mark": mark,
        "onDuty": on_duty,
        "areaCode": post["area_code"],
        "account": view.one("Account", |row| int(row, "id") == holder),
        "post": view.one("Post", |row| row["id"] == post["id"]),
    })
}
