//! What was counted.

use super::super::oracle::{Row, View, int, text};
use super::{Call, Case, active, call, case};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The cases of counts.
pub(super) const CASES: &[Case] = &[
    case("Query", "statistics", |probes| {
        let mut calls = Vec::new();
        for area in &probes.areas {
            calls.push(statistics(area, area.len()));
            calls.push(statistics(area, 15));
        }
        calls
    }),
    case("Query", "publicFigures", |probes| {
        let wide = probes.areas.iter().filter(|area| area.len() <= 12);
        wide.flat_map(|area| [public(area, area.len()), public(area, 12)]).collect()
    }),
    case("Query", "coverage", |probes| {
        let calls = probes.areas.iter().flat_map(|area| ["2025Q4", "2026Q1"].map(|q| coverage(area, q)));
        calls.collect()
    }),
    case("Division", "statistics", |_| vec![of_division()]),
    case("Grid", "statistics", |_| {
        vec![call(FIGURES, |view, grid| {
            let code = text(grid, "grid_code").to_owned();
            if reached(view, &code) { figures(view, &code) } else { Value::Null }
        })]
    }),
    case("Grid", "coverage", |_| {
        vec![call("(quarter: \"2026Q1\") { due verified entered ended }", |view, grid| {
            let code = text(grid, "grid_code").to_owned();
            if reached(view, &code) { covered(view, &code, "2026Q1") } else { Value::Null }
        })]
    }),
    case("Grid", "ledgers", |_| vec![ledgers()]),
];

const FIGURES: &str =
    "{ code households registered away floating living male female rentedDwellings keyPlaces }";

/// The rows of counts of an area.
fn rows<'a>(view: &View<'a>, table: &str, area: &str) -> Vec<&'a Row> {
    view.facts.rows(table).iter().filter(|row| text(row, "grid_code").starts_with(area)).collect()
}

fn sum(rows: &[&Row], column: &str) -> i64 {
    rows.iter().map(|row| int(row, column)).sum()
}

/// Was anything counted in the area, and may the caller read all of it?
fn reached(view: &View<'_>, code: &str) -> bool {
    view.reach("statistics", "read").covers(code) && !rows(view, "grid_stat", code).is_empty()
}

/// The areas with so many digits in an area in which anything was counted.
fn areas(view: &View<'_>, area: &str, digits: usize) -> BTreeSet<String> {
    rows(view, "grid_stat", area).iter().map(|row| text(row, "grid_code")[..digits].to_owned()).collect()
}

fn figures(view: &View<'_>, code: &str) -> Value {
    let rows = rows(view, "grid_stat", code);
    let sum = |column: &str| sum(&rows, column);
    json!({
        "code": code, "households": sum("households"), "registered": sum("registered"), "away": sum("away"),
        "floating": sum("floating"), "living": sum("registered") - sum("away") + sum("floating"),
        "male": sum("male"), "female": sum("female"), "rentedDwellings": sum("rented_dwellings"),
        "keyPlaces": sum("key_places"),
    })
}

pub(super) fn level(digits: usize) -> &'static str {
    match digits {
        2 => "PROVINCE",
        4 => "CITY",
        6 => "DISTRICT",
        9 => "TOWN",
        12 => "COMMUNITY",
        _ => "GRID",
    }
}

fn statistics(area: &str, digits: usize) -> Call {
    let area = area.to_owned();
    call(format!("(area: \"{area}\", level: {}, first: 1000) {FIGURES}", level(digits)), move |view, _| {
        let areas = areas(view, &area, digits).into_iter().filter(|code| reached(view, code));
        areas.map(|code| figures(view, &code)).collect::<Value>()
    })
}

fn of_division() -> Call {
    call(FIGURES, |view, division| {
        let code = text(division, "code").to_owned();
        if reached(view, &code) { figures(view, &code) } else { Value::Null }
    })
}

fn public(area: &str, digits: usize) -> Call {
    let area = area.to_owned();
    let level = level(digits);
    call(
        format!("(area: \"{area}\", level: {level}, first: 1000) {{ code households registered floating }}"),
        move |view, _| {
            let shown = |code: &str, column: &str| {
                let cells = areas(view, code, 12);
                let cells = cells.iter().map(|cell| sum(&rows(view, "grid_stat", cell), column));
                let figure: i64 = cells.filter(|cell| *cell >= 10).sum();
                if figure == 0 { Value::Null } else { json!(figure) }
            };
            let row = |code: String| {
                let [households, registered, floating] =
                    ["households", "registered", "floating"].map(|column| shown(&code, column));
                json!({ "code": code, "households": households, "registered": registered, "floating": floating })
            };
            areas(view, &area, digits).into_iter().map(row).collect::<Value>()
        },
    )
}

fn covered(view: &View<'_>, code: &str, quarter: &str) -> Value {
    let counts = rows(view, "grid_stat", code);
    let work = rows(view, "grid_quarter", code);
    let (now, since): (Vec<&Row>, Vec<&Row>) = work
        .into_iter()
        .filter(|row| text(row, "quarter") >= quarter)
        .partition(|row| row["quarter"] == quarter);
    let records = sum(&counts, "registered") + sum(&counts, "floating");
    json!({
        "due": records - sum(&since, "entered") + sum(&since, "ended"),
        "verified": sum(&now, "verified"), "entered": sum(&now, "entered"), "ended": sum(&now, "ended"),
    })
}

fn coverage(area: &str, quarter: &'static str) -> Call {
    let area = area.to_owned();
    call(
        format!("(area: \"{area}\", quarter: \"{quarter}\") {{ due verified entered ended }}"),
        move |view, _| {
            if reached(view, &area) { json!([covered(view, &area, quarter)]) } else { json!([]) }
        },
    )
}

/// The groups of the special ledger, module by module, each with the resource by which it is read.
const SPECIAL: [(&str, &str); 7] = [
    ("low-income", "assisted-people"),
    ("destitute", "assisted-people"),
    ("disabled", "care-record"),
    ("living-alone", "care-record"),
    ("left-behind", "care-record"),
    ("orphans", "care-record"),
    ("job-hardship", "job-hardship-people"),
];

fn special(view: &View<'_>, grid: &str) -> Vec<Value> {
    let seen = SPECIAL.iter().filter(|(_, resource)| view.reach(resource, "read").covers(grid));
    seen.map(|(code, _)| json!({ "code": code })).collect()
}

fn ledgers() -> Call {
    let page = "residents(first: 200) { nodes { id } }";
    let selection =
        format!("{{ basic {{ people households {page} }} floating {{ people {page} }} special {{ code }} }}");
    call(selection, |view, grid| {
        let code = text(grid, "grid_code").to_owned();
        if !view.reach("resident", "read").covers(&code) {
            return Value::Null;
        }
        let rows = rows(view, "grid_stat", &code);
        let of = |kinds: &'static [&'static str]| {
            view.ids("Resident", |row| {
                active(row) && row["grid_id"] == grid["id"] && kinds.contains(&text(row, "kind"))
            })
        };
        json!({
            "basic": {
                "people": sum(&rows, "registered"), "households": sum(&rows, "households"),
                "residents": { "nodes": of(&["registered", "away"]) },
            },
            "floating": { "people": sum(&rows, "floating"), "residents": { "nodes": of(&["floating"]) } },
            "special": special(view, &code),
        })
    })
}
