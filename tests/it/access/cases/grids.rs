//! Grids.

use super::super::oracle::{Kind, Row, View, int, text};
use super::{Case, active, call, case, earlier_codes, geometry, history, holder, listed, page, point, shape};
use serde_json::Value;

/// The cases of grids.
pub(super) const CASES: &[Case] = &[
    case("Query", "grid", |probes| {
        let codes = probes.grid_codes.iter().cloned();
        let call = |code: String| {
            call(format!("(code: \"{code}\") {{ id }}"), move |view, _| {
                let earlier = holder(view, "Grid", &code);
                view.one("Grid", |row| text(row, "grid_code") == code || Some(int(row, "id")) == earlier)
            })
        };
        codes.map(call).collect()
    }),
    case("Query", "grids", |probes| listed("Grid", probes)),
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
        vec![call("(tolerance: 0)", |view, grid| geometry(shape(view, "Grid", grid)))]
    }),
    case("Grid", "centre", |_| {
        vec![call("{ longitude latitude }", |view, grid| point(shape(view, "Grid", grid)))]
    }),
    case("Grid", "unitChecks", |_| vec![page("UnitCheck", |_, grid, row| row["grid_id"] == grid["id"])]),
    case("Grid", "earlierCodes", |_| vec![call("", |view, grid| earlier_codes(view, "Grid", grid))]),
    case("Grid", "compounds", |_| {
        vec![page("Compound", |view, grid, row| lies(view, "Compound", row, grid))]
    }),
    case("Grid", "roads", |_| vec![page("Road", |view, grid, row| lies(view, "Road", row, grid))]),
    case("Grid", "buildings", |_| {
        vec![page("Building", |_, grid, row| active(row) && row["grid_id"] == grid["id"])]
    }),
    case("Grid", "facilities", |_| {
        vec![page("Facility", |_, grid, row| active(row) && row["grid_id"] == grid["id"])]
    }),
    case("Grid", "history", |_| vec![history("Grid")]),
];

/// Does what can lie in several grids lie in this one?
fn lies(view: &View<'_>, kind: &str, row: &Row, grid: &Row) -> bool {
    let code = text(grid, "grid_code");
    active(row) && view.facts.grids_of(Kind::of(kind), row).iter().any(|other| other == code)
}
