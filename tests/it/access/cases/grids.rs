//! Grids.

use super::super::oracle::{Row, View, int, text};
use super::{Case, call, case};
use serde_json::{Value, json};

/// The cases of grids.
pub(super) const CASES: &[Case] = &[
    case("Query", "grid", |probes| {
        let codes = probes.grid_codes.iter().cloned();
        let call = |code: String| {
            call(format!("(code: \"{code}\") {{ id }}"), move |view, _| {
                let earlier = earlier(view, &code);
                view.one("Grid", |row| text(row, "grid_code") == code || Some(int(row, "id")) == earlier)
            })
        };
        codes.map(call).collect()
    }),
    case("Query", "grids", |probes| {
        let mut calls = vec![
            call("(first: 200) { nodes { id } totalCount }", |view, _| {
                let all = view.ids("Grid", active);
                json!({ "nodes": all.iter().take(200).collect::<Vec<_>>(), "totalCount": all.len() })
            }),
            call("(last: 200) { nodes { id } }", |view, _| {
                let all = view.ids("Grid", active);
                json!({ "nodes": all[all.len().saturating_sub(200)..] })
            }),
            call(
                "(first: 200, status: RETIRED) { nodes { id } }",
                |view, _| json!({ "nodes": view.ids("Grid", |row| !active(row)) }),
            ),
        ];
        calls.extend(probes.areas.iter().cloned().map(|area| {
            call(
                format!("(first: 100, area: \"{area}\", status: null) {{ nodes {{ id }} }}"),
                move |view, _| {
                    let all = view.ids("Grid", |row| text(row, "grid_code").starts_with(&area));
                    json!({ "nodes": all.iter().take(100).collect::<Vec<_>>() })
                },
            )
        }));
        calls
    }),
    case("Query", "gridAt", |probes| {
        let call = |(lon, lat, code): &(f64, f64, Value)| {
            let code = code.clone();
            call(format!("(longitude: {lon}, latitude: {lat})"), move |_, _| code.clone())
        };
        probes.points.iter().map(call).collect()
    }),
    case("Grid", "community", |_| {
        vec![call("{ id }", |view, grid| {
            view.one("Division", |row| text(row, "code") == &text(grid, "grid_code")[..12])
        })]
    }),
    case("Grid", "boundary", |_| {
        vec![call("(tolerance: 0)", |view, grid| {
            shape(view, grid).map_or(Value::Null, |row| serde_json::from_str(text(row, "geometry")).unwrap())
        })]
    }),
    case("Grid", "centre", |_| {
        vec![call("{ longitude latitude }", |view, grid| {
            shape(view, grid)
                .map_or(Value::Null, |row| json!({ "longitude": row["lon"], "latitude": row["lat"] }))
        })]
    }),
    case("Grid", "unitChecks", |_| {
        vec![call(
            "(first: 50) { nodes { id } }",
            |view, grid| json!({ "nodes": view.ids("UnitCheck", |row| row["grid_id"] == grid["id"]) }),
        )]
    }),
    case("Grid", "earlierCodes", |_| {
        vec![call("", |view, grid| {
            let mine = |row: &&Row| row["record_type"] == "Grid" && row["record_id"] == grid["id"];
            let codes = view.facts.rows("code_alias").iter().filter(mine);
            codes.map(|row| row["code"].clone()).collect::<Value>()
        })]
    }),
];

fn active(row: &Row) -> bool {
    row["status"] == "active"
}

/// The grid that had this code before, where the caller reaches it.
fn earlier(view: &View<'_>, code: &str) -> Option<i64> {
    let of = |row: &&Row| row["record_type"] == "Grid" && row["code"] == code;
    view.facts.rows("code_alias").iter().find(of).map(|row| int(row, "record_id"))
}

fn shape<'a>(view: &View<'a>, grid: &Row) -> Option<&'a Row> {
    let mine = |row: &&Row| row["record_type"] == "Grid" && row["record_id"] == grid["id"];
    view.facts.rows("place_shape").iter().find(mine)
}
