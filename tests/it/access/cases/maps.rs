//! What spans several kinds of place: names, maps and sizes.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::{Call, Case, Expected, active, call, case};
use serde_json::{Value, json};

/// The cases of what spans several kinds of place.
pub(super) const CASES: &[Case] = &[
    case("Query", "places", |_| {
        let call = |name: &'static str| {
            call(format!("(name: \"{name}\", first: 50) {{ id }}"), move |view, _| {
                let kinds = ["Division", "Grid", "Compound", "Building", "Road", "Facility"];
                let named = |row: &Row| in_force(row) && text(row, "name").replace(' ', "").contains(name);
                let found = kinds.iter().flat_map(|kind| view.ids(kind, named));
                found.take(50).collect::<Value>()
            })
        };
        ["铜官", "河山", "1号楼", "路", "消防"].map(call).into()
    }),
    case("Query", "map", |probes| {
        let areas = probes.areas.iter().filter(|area| area.len() >= 9);
        let layers = [
            ("GRIDS", "Grid"),
            ("COMPOUNDS", "Compound"),
            ("BUILDINGS", "Building"),
            ("ROADS", "Road"),
            ("FACILITIES", "Facility"),
        ];
        areas.flat_map(|area| layers.map(|(layer, kind)| map(area, layer, kind))).collect()
    }),
    case("Query", "gridsOutsidePolicy", |probes| {
        let call = |area: &String| {
            let area = area.clone();
            call(format!("(area: \"{area}\", first: 200) {{ nodes {{ id }} totalCount }}"), move |view, _| {
                let reach = view.reach("grid-size", "read");
                let inside = |row: &Row| text(row, "grid_code").starts_with(&area) && active(row);
                let seen =
                    |row: &Row| inside(row) && reach.covers(text(row, "grid_code")) && outside(view, row);
                let ids = view.ids("Grid", seen);
                json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>(), "totalCount": ids.len() })
            })
        };
        probes.areas.iter().map(call).collect()
    }),
    case("Grid", "size", |_| {
        vec![call("{ applies findings { measure } }", |view, grid| {
            if !view.reach("grid-size", "read").covers(text(grid, "grid_code")) {
                return Expected {
                    value: Value::Null,
                    errors: vec![(view.who.refusal().to_owned(), vec![])],
                };
            }
            let applies = active(grid) && applies(view, grid);
            let beyond = |measure: &str| applies && beyond(view, grid, measure);
            let measures = ["HOUSEHOLDS", "PEOPLE"].into_iter().filter(|measure| beyond(measure));
            let findings: Value = measures.map(|measure| json!({ "measure": measure })).collect();
            json!({ "applies": applies, "findings": findings }).into()
        })]
    }),
];

fn in_force(row: &Row) -> bool {
    row.get("status").is_none_or(|status| status == "active")
        && row.get("retired_edition").is_none_or(Value::is_null)
}

/// A map of one layer of an area.
fn map(area: &str, layer: &'static str, kind: &'static str) -> Call {
    let text_of =
        format!("(area: \"{area}\", layers: [{layer}], tolerance: 0) {{ layers {{ features {{ id }} }} }}");
    let area = area.to_owned();
    call(text_of, move |view, _| {
        let resource = if kind == "Grid" { "grid-map" } else { view.facts.policy.record(kind).unwrap() };
        let reach = view.reach(resource, "read");
        if reach.is_nowhere() {
            let path = ["layers", "0"].map(String::from).to_vec();
            return Expected {
                value: json!({ "layers": [null] }),
                errors: vec![(view.who.refusal().to_owned(), path)],
            };
        }
        let of = Kind::of(kind);
        let drawn = |row: &&Row| view.lies_in(of, row, &area) && active(row) && view.within(&reach, of, row);
        let mut rows: Vec<&Row> = view.facts.rows(of.table).iter().filter(drawn).collect();
        rows.sort_by_key(|row| (text(row, "grid_code"), int(row, "id")));
        let features: Value = rows.iter().map(|row| json!({ "id": global_id(of, row) })).collect();
        json!({ "layers": [{ "features": features }] }).into()
    })
}

fn setting<'a>(view: &View<'a>, grid: &Row) -> Option<&'a Row> {
    view.facts.rows("district_setting").iter().find(|row| row["code"] == grid["district_code"])
}

/// Is the policy for grids of this kind?
fn applies(view: &View<'_>, grid: &Row) -> bool {
    let kind = text(grid, "kind");
    setting(view, grid).is_some_and(|row| text(row, "size_kinds").split(',').any(|of| of == kind))
}

/// What was counted of a grid, if it is half or more of what is declared.
fn counted(view: &View<'_>, grid: &Row, measure: &str, declared: Option<i64>) -> Option<i64> {
    let row = view.facts.the("grid_stat", "grid_id", &grid["id"])?;
    let count = match measure {
        "households" => int(row, "households"),
        _ => int(row, "registered") + int(row, "floating"),
    };
    Some(count).filter(|count| *count > 0 && 2 * count >= declared.unwrap_or(0))
}

/// Is a figure beyond a limit: what was counted, if it goes first, or else what is declared?
fn beyond(view: &View<'_>, grid: &Row, measure: &str) -> bool {
    let measure = measure.to_lowercase();
    let declared = grid[&format!("declared_{measure}")].as_i64();
    let figure = counted(view, grid, &measure, declared).or(declared);
    let (Some(setting), Some(figure)) = (setting(view, grid), figure) else { return false };
    let limit = |end: &str| setting[&format!("{measure}_{end}")].as_i64();
    limit("min").is_some_and(|least| figure < least) || limit("max").is_some_and(|most| figure > most)
}

fn outside(view: &View<'_>, grid: &Row) -> bool {
    applies(view, grid) && ["HOUSEHOLDS", "PEOPLE"].iter().any(|measure| beyond(view, grid, measure))
}
