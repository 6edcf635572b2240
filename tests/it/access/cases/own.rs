//! Residents' own records, corrections, and broken glass.

use super::super::oracle::{Row, View, int, text};
use super::staff::{one, some};
use super::{Call, Case, call, case, history, page};
use serde_json::{Value, json};

/// The cases of residents' own records and of broken glass.
pub(super) const CASES: &[Case] = &[
    case("Query", "myResidences", |_| {
        vec![call("(first: 200) { nodes { id } totalCount }", |view, _| {
            found(view.ids("Resident", |row| own(view, row)))
        })]
    }),
    case("Resident", "ownHousehold", |_| {
        vec![call("{ people }", |view, row| {
            let of = |home: &&Row| home["id"] == row["household_id"];
            let home = view.facts.rows("household").iter().find(of).filter(|_| own(view, row));
            home.map_or(Value::Null, |home| json!({ "people": home["people"] }))
        })]
    }),
    case("Resident", "corrections", |_| {
        vec![page("Correction", |_, resident, row| row["resident_id"] == resident["id"])]
    }),
    case("Query", "recordViews", |_| {
        vec![
            call("(first: 200) { nodes { id } totalCount }", |view, _| {
                found(view.ids("RecordView", |_| true))
            }),
            call("(action: \"reveal\") { nodes { id } totalCount }", |view, _| {
                found(view.ids("RecordView", |row| row["action"] == "reveal"))
            }),
        ]
    }),
    case("RecordView", "viewer", |_| {
        vec![call("{ roleCode areaCode }", |view, row| {
            let post = view.facts.rows("post").iter().find(|post| post["id"] == row["post_id"]);
            post.map_or(
                Value::Null,
                |post| json!({ "roleCode": post["role"], "areaCode": post["area_code"] }),
            )
        })]
    }),
    case("RecordView", "byYou", |_| vec![call("", |view, row| json!(own(view, row)))]),
    case("RecordView", "inEmergency", |_| vec![call("", |_, row| json!(!row["break_glass_id"].is_null()))]),
    case("Query", "corrections", |probes| {
        let mut calls = vec![
            call("(first: 200) { nodes { id } totalCount }", |view, _| {
                found(view.ids("Correction", |_| true))
            }),
            call("(filter: { state: REFUSED }) { nodes { id } totalCount }", |_, _| found(Vec::new())),
        ];
        calls.extend(probes.areas.iter().cloned().map(|area| {
            call(
                format!("(first: 200, filter: {{ area: \"{area}\" }}) {{ nodes {{ id }} totalCount }}"),
                move |view, _| found(view.ids("Correction", |row| text(row, "grid_code").starts_with(&area))),
            )
        }));
        calls
    }),
    case("Correction", "resident", |_| vec![one("Resident", "resident_id")]),
    case("Correction", "values", |_| {
        vec![call("{ field value }", |_, _| json!([{ "field": "NAME", "value": "Walked" }]))]
    }),
    case("Correction", "history", |_| vec![history("Correction")]),
    case("Query", "breakGlasses", |probes| {
        let mut calls = vec![some("BreakGlass", "(first: 200", "", |_| true)];
        calls.extend(probes.areas.iter().map(|area| some("BreakGlass", "(first: 200", area, |_| true)));
        calls
    }),
    case("Query", "breakGlassReviews", |_| vec![reviews()]),
    case("BreakGlass", "account", |_| vec![one("Account", "account_id")]),
    case("BreakGlass", "post", |_| vec![one("Post", "post_id")]),
    case("BreakGlass", "reviewedBy", |_| vec![one("Account", "reviewed_by")]),
    case("BreakGlass", "history", |_| vec![history("BreakGlass")]),
];

/// What waits for the caller's review.
fn reviews() -> Call {
    call("(first: 200) { nodes { id } totalCount }", |view, _| {
        let reach = view.reach("break-glass", "decide");
        found(view.ids("BreakGlass", |row| {
            let open = row["reviewed_at"].is_null() && Some(int(row, "account_id")) != view.who.account;
            open && reach.covers(text(row, "review_code"))
        }))
    })
}

/// Is it the caller's account that the row names?
fn own(view: &View<'_>, row: &Row) -> bool {
    view.who.account.is_some() && row["account_id"].as_i64() == view.who.account
}

fn found(ids: Vec<Value>) -> Value {
    json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>(), "totalCount": ids.len() })
}
