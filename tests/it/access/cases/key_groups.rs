//! Files of key groups, and visits.

use super::super::key_groups::FILE;
use super::super::oracle::{Row, View, int, text};
use super::civil_affairs::near;
use super::{Case, Expected, active, call, case};
use kit::node::GlobalId;
use serde_json::{Value, json};

/// The cases of key groups and of visits.
pub(super) const CASES: &[Case] = &[
    case("Query", "visitTasks", |_| {
        vec![call("(first: 200, state: OPEN) { nodes { id } totalCount }", |view: &View<'_>, _: &Row| {
            let all = view.ids("VisitTask", |_| true);
            json!({ "nodes": all, "totalCount": all.len() })
        })]
    }),
    case("VisitTask", "resident", |_| vec![near("Resident", "resident_id")]),
    case("Query", "keyFile", |_| {
        let never = GlobalId::placed("KeyFile", "340705", 7);
        let asked = format!("(id: \"{never}\", purpose: \"walked\") {{ id }}");
        // one in a request, so that no second one is asked for by its person; see `key_groups::sight`
        vec![call(asked, |_: &View<'_>, _: &Row| Value::Null)]
    }),
    case("Query", "keyFiles", |_| {
        let narrowed =
            "(authority: JUSTICE, first: 200, state: HANDED, reviewTo: \"2026-05-01\") { files { id } next }";
        vec![
            call("(authority: JUSTICE, first: 200) { files { id } next }", |view: &View<'_>, _: &Row| {
                listed(view, &["registered", "floating"])
            }),
            call(narrowed, |view: &View<'_>, _: &Row| listed(view, &["floating"])),
        ]
    }),
    case("Query", "assignedKeyFiles", |_| {
        vec![call("{ files { id } next }", |_: &View<'_>, _: &Row| json!({ "files": [], "next": null }))]
    }),
    case("Query", "myKeyFiles", |_| {
        vec![call("{ id need }", |view: &View<'_>, _: &Row| {
            let own = |row: &&Row| row["kind"] == "registered" && is_confirmed(view, row);
            let file = |row: &Row| json!({ "id": id(row)["id"], "need": "need" });
            view.facts.rows("resident").iter().filter(own).map(file).collect::<Value>()
        })]
    }),
    case("Resident", "keyFiles", |_| {
        vec![call("(purpose: \"walked\") { id }", |view: &View<'_>, row: &Row| {
            let open = row["kind"] == "registered" && keeps(view, Some(row)) && active(row);
            if open { json!([id(row)]) } else { Value::Null }
        })]
    }),
];

/// Is the caller's account confirmed to be that of the person of this residence?
pub(in crate::access) fn is_confirmed(view: &View<'_>, residence: &Row) -> bool {
    let account = view.who.account;
    let own = |person: &Row| {
        let confirmed = !person["account_confirmed_at"].is_null();
        person["id"] == residence["person_id"] && person["account_id"].as_i64() == account && confirmed
    };
    account.is_some() && view.facts.rows("person").iter().any(own)
}

/// The files of justice that the caller keeps, of people who live there like this.
fn listed(view: &View<'_>, kinds: &[&str]) -> Expected {
    if !keeps(view, None) {
        return Expected { value: Value::Null, errors: vec![("FORBIDDEN".to_owned(), Vec::new())] };
    }
    let kept = |row: &&Row| keeps(view, Some(row)) && kinds.contains(&text(row, "kind"));
    let mut rows: Vec<&Row> = view.facts.rows("resident").iter().filter(kept).collect();
    rows.sort_by_key(|row| int(row, "id"));
    let files: Vec<Value> = rows.into_iter().map(id).collect();
    Expected::from(json!({ "files": files, "next": null }))
}

/// Does the caller keep the files of justice, where this person lives?
fn keeps(view: &View<'_>, row: Option<&Row>) -> bool {
    let reach = view.reach("key-file-justice", "change");
    row.map_or(!reach.is_nowhere(), |row| reach.covers(text(row, "grid_code")))
}

/// The id of the file of a person.
pub(in crate::access) fn id(row: &Row) -> Value {
    let id = GlobalId::placed("KeyFile", text(row, "district_code"), int(row, "id") + FILE);
    json!({ "id": id.to_string() })
}
