//! What stands in grids: compounds, buildings, roads and facilities.

use super::super::oracle::{Kind, Row, View, int, text};
use super::{
    Call, Case, active, call, case, earlier_codes, geometry, history, holder, listed, page, point, shape,
};
use serde_json::Value;

/// The cases of what stands in grids.
pub(super) const CASES: &[Case] = &[
    case("Query", "compounds", |probes| listed("Compound", probes)),
    case("Compound", "grids", |_| vec![page("Grid", |view, row, grid| holds(view, "Compound", row, grid))]),
    case("Compound", "buildings", |_| {
        vec![page("Building", |_, compound, row| active(row) && row["compound_id"] == compound["id"])]
    }),
    case("Compound", "boundary", |_| vec![drawn("Compound")]),
    case("Compound", "centre", |_| vec![centre("Compound")]),
    case("Query", "building", |probes| {
        let call = |code: String| {
            call(format!("(code: \"{code}\") {{ id }}"), move |view, _| {
                let earlier = holder(view, "Building", &code);
                view.one("Building", |row| text(row, "code") == code || Some(int(row, "id")) == earlier)
            })
        };
        probes.building_codes.iter().cloned().map(call).collect()
    }),
    case("Query", "buildings", |probes| listed("Building", probes)),
    case("Building", "grid", |_| vec![one("Grid", "grid_id")]),
    case("Building", "compound", |_| vec![one("Compound", "compound_id")]),
    case("Building", "boundary", |_| vec![drawn("Building")]),
    case("Building", "position", |_| {
        vec![call("{ longitude latitude }", |view, row| {
            let own = Some(row).filter(|row| !row["lon"].is_null());
            point(own.or_else(|| shape(view, "Building", row)))
        })]
    }),
    case("Building", "earlierCodes", |_| vec![call("", |view, row| earlier_codes(view, "Building", row))]),
    case("Query", "roads", |probes| listed("Road", probes)),
    case("Road", "grids", |_| vec![page("Grid", |view, row, grid| holds(view, "Road", row, grid))]),
    case("Road", "line", |_| vec![drawn("Road")]),
    case("Road", "centre", |_| vec![centre("Road")]),
    case("Query", "facilities", |probes| listed("Facility", probes)),
    case("Facility", "grid", |_| vec![one("Grid", "grid_id")]),
    case("Compound", "history", |_| vec![history("Compound")]),
    case("Building", "history", |_| vec![history("Building")]),
    case("Road", "history", |_| vec![history("Road")]),
    case("Facility", "history", |_| vec![history("Facility")]),
    case("Facility", "position", |_| vec![call("{ longitude latitude }", |_, row| point(Some(row)))]),
];

/// Does the record lie in this grid?
fn holds(view: &View<'_>, kind: &str, row: &Row, grid: &Row) -> bool {
    view.facts.grids_of(Kind::of(kind), row).iter().any(|code| grid["grid_code"] == code.as_str())
}

fn drawn(kind: &'static str) -> Call {
    call("(tolerance: 0)", move |view, row| geometry(shape(view, kind, row)))
}

fn centre(kind: &'static str) -> Call {
    call("{ longitude latitude }", move |view, row| point(shape(view, kind, row)))
}

/// The record of `kind` that a column names.
fn one(kind: &'static str, column: &'static str) -> Call {
    call("{ id }", move |view, row| match row[column].as_i64() {
        Some(id) => view.one(kind, |other| int(other, "id") == id),
        None => Value::Null,
    })
}
