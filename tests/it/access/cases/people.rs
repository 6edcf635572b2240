//! People and households.

use super::super::oracle::{Kind, Row, View, global_id, int};
use super::{Call, Case, active, call, case, column, history, listed, page, verifier};
use serde_json::{Value, json};

/// The cases of people.
pub(super) const CASES: &[Case] = &[
    case("Query", "residents", |probes| {
        let mut calls = vec![residents("", |_| true), residents("name: \"陈\"", named)];
        calls.extend(probes.areas.iter().map(|area| {
            let area = area.clone();
            call(
                format!("(first: 200, filter: {{ area: \"{area}\" }}) {{ nodes {{ id }} totalCount }}"),
                move |view, _| {
                    let kind = Kind::of("Resident");
                    found(view.ids("Resident", |row| active(row) && view.lies_in(kind, row, &area)))
                },
            )
        }));
        calls.push(residents("kinds: [FLOATING]", |row| row["kind"] == "floating"));
        calls.push(residents("kinds: []", |_| false));
        calls
    }),
    column("Resident", "sex", |_| {
        vec![call("", |_, row| {
            json!(match row["sex"].as_str() {
                Some("1") => "MALE",
                Some("2") => "FEMALE",
                Some("9") => "UNSTATED",
                _ => "UNKNOWN",
            })
        })]
    }),
    case("Resident", "grid", |_| vec![one("Grid", "district_code", "grid_id")]),
    case("Resident", "building", |_| vec![one("Building", "district_code", "building_id")]),
    case("Resident", "household", |_| vec![one("Household", "household_district_code", "household_id")]),
    case("Resident", "verifiedBy", |_| vec![verifier()]),
    case("Resident", "residences", |_| {
        vec![page("Resident", |_, resident, row| row["person_id"] == resident["person_id"])]
    }),
    case("Resident", "history", |_| vec![history("Resident")]),
    case("Grid", "residents", |_| {
        vec![page("Resident", |_, grid, row| active(row) && row["grid_id"] == grid["id"])]
    }),
    case("Building", "residents", |_| {
        vec![page("Resident", |_, building, row| active(row) && row["building_id"] == building["id"])]
    }),
    case("Query", "households", |probes| listed("Household", probes)),
    case("Household", "grid", |_| vec![one("Grid", "district_code", "grid_id")]),
    case("Household", "building", |_| vec![one("Building", "district_code", "building_id")]),
    case("Household", "head", |_| vec![one("Resident", "head_district_code", "head_id")]),
    case("Household", "members", |_| {
        vec![page("Resident", |_, household, row| {
            let same = row["household_id"] == household["id"];
            active(row) && same && row["district_code"] == household["district_code"]
        })]
    }),
    case("Household", "verifiedBy", |_| vec![verifier()]),
    case("Household", "history", |_| vec![history("Household")]),
    case("Grid", "households", |_| {
        vec![page("Household", |_, grid, row| active(row) && row["grid_id"] == grid["id"])]
    }),
    case("Building", "households", |_| {
        vec![page("Household", |_, building, row| active(row) && row["building_id"] == building["id"])]
    }),
    case("Query", "erasures", |probes| {
        let mut calls = vec![
            call("(first: 200) { nodes { id } totalCount }", |view, _| found(view.ids("Erasure", |_| true))),
            call("(first: 200, state: HELD) { nodes { id } totalCount }", |view, _| {
                found(view.ids("Erasure", |row| row["state"] == "held"))
            }),
        ];
        calls.extend(probes.areas.iter().cloned().map(|area| {
            call(format!("(first: 200, area: \"{area}\") {{ nodes {{ id }} totalCount }}"), move |view, _| {
                found(view.ids("Erasure", |row| view.lies_in(Kind::of("Erasure"), row, &area)))
            })
        }));
        calls
    }),
    case("Erasure", "resident", |_| vec![one("Resident", "district_code", "resident_id")]),
    case("Query", "standardCodes", |_| {
        let codes = ["10", "20", "21", "22", "23", "30", "40", "90"];
        let codes: Value = codes.iter().map(|code| json!({ "code": code })).collect();
        vec![call("(standard: MARRIAGE) { code }", move |_, _| codes.clone())]
    }),
];

fn named(row: &Row) -> bool {
    row["name"].as_str().is_some_and(|name| name.contains('陈'))
}

/// The residences in force that a filter leaves, and their number.
fn residents(filter: &str, which: fn(&Row) -> bool) -> Call {
    call(format!("(first: 200, filter: {{ {filter} }}) {{ nodes {{ id }} totalCount }}"), move |view, _| {
        found(view.ids("Resident", |row| active(row) && which(row)))
    })
}

fn found(ids: Vec<Value>) -> Value {
    json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>(), "totalCount": ids.len() })
}

/// The record of `kind` that two columns name, if the caller sees it.
fn one(kind: &'static str, district: &'static str, key: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| {
        let Some(id) = row[key].as_i64() else { return Value::Null };
        let same = |other: &Row| int(other, "id") == id && other["district_code"] == row[district];
        let found = view.list(kind, same);
        found.first().map_or(Value::Null, |row| json!({ "id": global_id(Kind::of(kind), row) }))
    })
}
