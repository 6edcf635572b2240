//! Mutations of places.

use super::super::oracle::{Row, View, int, text};
use super::On::{Area, Record};
use super::{Deed, deed};
use serde_json::{Value, json};

/// Grids without anything in them, one in each place.
const EMPTY: &str = "800";

/// The mutations of places.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "createDivision",
        Area("Division"),
        |_, at| json!({ "code": below(at), "name": "Walked" }),
        |at| (format!("SELECT name FROM division WHERE code = '{}'", below(at)), "Walked".into()),
    )
    .fits(|_, at| text(at, "code").len() == 6 && valid(at)),
    deed(
        "renameDivision",
        Record("Division"),
        |_, _| named(),
        |row| column(row, "division", "code", "name", "Walked"),
    )
    .fits(|_, row| valid(row)),
    deed(
        "retireDivision",
        Record("Division"),
        |_, _| json!({}),
        |row| column(row, "division", "code", "retired_edition", "local"),
    )
    .fits(|_, row| text(row, "code").ends_with("777")),
    deed(
        "openDistrict",
        Area("Division"),
        |_, at| json!({ "code": at["code"] }),
        |at| {
            (
                format!("SELECT zone FROM district_setting WHERE code = '{}'", text(at, "code")),
                "Asia/Shanghai".into(),
            )
        },
    )
    .fits(|view, at| text(at, "code").len() == 6 && valid(at) && !opened(view, at)),
    deed(
        "changeDistrictSetting",
        Record("DistrictSetting"),
        |_, _| json!({ "setting": { "zone": "Asia/Urumqi" } }),
        |row| column(row, "district_setting", "code", "zone", "Asia/Urumqi"),
    ),
    deed(
        "createGrid",
        Area("Division"),
        |_, at| json!({ "community": at["code"], "name": "Walked", "kind": "RESIDENTIAL" }),
        |at| entered("grid", &format!("{}%", text(at, "code"))),
    )
    .fits(|view, at| text(at, "code").len() == 12 && valid(at) && opened(view, at)),
    deed("changeGrid", Record("Grid"), |_, _| named(), |row| column(row, "grid", "id", "name", "Walked"))
        .fits(|_, row| active(row)),
    deed("retireGrid", Record("Grid"), |_, _| json!({}), |row| retired(row, "grid"))
        .fits(|_, row| text(row, "grid_code").ends_with(EMPTY)),
    deed(
        "recordUnitCheck",
        Record("Grid"),
        |_, _| json!({ "check": check() }),
        |row| {
            let id = int(row, "id");
            (format!("SELECT note FROM unit_check WHERE grid_id = {id} AND note = 'Walked'"), "Walked".into())
        },
    )
    .fits(|_, row| text(row, "grid_code").ends_with(EMPTY)),
    deed(
        "setBoundary",
        Record("Grid"),
        |_, _| json!({ "geometry": null }),
        |row| column(row, "grid", "id", "CAST(version AS text)", &(int(row, "version") + 1).to_string()),
    )
    .fits(|_, row| active(row)),
    deed(
        "createCompound",
        Area("Grid"),
        |_, at| json!({ "grids": [at["grid_code"]], "name": "Walked", "kind": "SELF_MANAGED", "age": "NEW" }),
        |at| entered("compound", &format!("{}%", &text(at, "grid_code")[..12])),
    )
    .fits(|_, at| active(at)),
    deed(
        "changeCompound",
        Record("Compound"),
        |_, _| named(),
        |row| column(row, "compound", "id", "name", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed("retireCompound", Record("Compound"), |_, _| json!({}), |row| retired(row, "compound"))
        .fits(|_, row| row["name"] == "Empty"),
    deed(
        "createBuilding",
        Area("Grid"),
        |_, at| json!({ "grid": at["grid_code"], "name": "Walked", "management": "RESIDENTIAL" }),
        |at| entered("building", text(at, "grid_code")),
    )
    .fits(|_, at| active(at)),
    deed(
        "changeBuilding",
        Record("Building"),
        |_, _| named(),
        |row| column(row, "building", "id", "name", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed(
        "moveBuilding",
        Record("Building"),
        |_, row| json!({ "grid": other(row) }),
        |row| column(row, "building", "id", "grid_code", &other(row)),
    )
    .fits(|view, row| active(row) && has_other(view, row))
    .unless(|view, row| {
        let there = view.reach("building", "change").covers(&other(row));
        (!there).then_some("NOT_FOUND")
    }),
    deed("retireBuilding", Record("Building"), |_, _| json!({}), |row| retired(row, "building"))
        .fits(|view, row| active(row) && is_empty(view, row)),
    deed(
        "createRoad",
        Area("Grid"),
        |_, at| json!({ "grids": [at["grid_code"]], "name": "Walked", "kind": "LANE" }),
        |at| entered("road", &format!("{}%", &text(at, "grid_code")[..12])),
    )
    .fits(|_, at| active(at)),
    deed("changeRoad", Record("Road"), |_, _| named(), |row| column(row, "road", "id", "name", "Walked"))
        .fits(|_, row| active(row)),
    deed("retireRoad", Record("Road"), |_, _| json!({}), |row| retired(row, "road"))
        .fits(|_, row| active(row)),
    deed(
        "createFacility",
        Area("Grid"),
        |_, at| {
            let position = json!({ "longitude": 117.8, "latitude": 30.9 });
            json!({ "grid": at["grid_code"], "name": "Walked", "kind": "STREET_LAMP", "position": position })
        },
        |at| entered("facility", text(at, "grid_code")),
    )
    .fits(|_, at| text(at, "grid_code").ends_with(EMPTY)),
    deed(
        "changeFacility",
        Record("Facility"),
        |_, _| named(),
        |row| column(row, "facility", "id", "name", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed("retireFacility", Record("Facility"), |_, _| json!({}), |row| retired(row, "facility"))
        .fits(|_, row| active(row)),
];

fn named() -> Value {
    json!({ "name": "Walked" })
}

fn check() -> Value {
    json!({
        "wholeAndLarge": true, "nonResidential": true, "clearBorders": true, "stable": true, "able": true,
        "note": "Walked", "checkedOn": "2026-01-01",
    })
}

fn active(row: &Row) -> bool {
    row["status"] == "active"
}

fn valid(row: &Row) -> bool {
    row["retired_edition"].is_null()
}

/// Does the district of a division use the platform?
fn opened(view: &View<'_>, at: &Row) -> bool {
    view.facts.rows("district_setting").iter().any(|row| text(at, "code").starts_with(text(row, "code")))
}

/// The code of a new town of a district.
fn below(at: &Row) -> String {
    format!("{}999", text(at, "code"))
}

/// The empty grid of the community of a building.
fn other(row: &Row) -> String {
    format!("{}{EMPTY}", &text(row, "grid_code")[..12])
}

fn has_other(view: &View<'_>, row: &Row) -> bool {
    view.facts.the("grid", "grid_code", &other(row).into()).is_some()
}

/// A column of the row, once it was written.
fn column(row: &Row, table: &str, key: &str, column: &str, wanted: &str) -> (String, String) {
    let value = row[key].as_str().map_or_else(|| row[key].to_string(), |code| format!("'{code}'"));
    (format!("SELECT {column} FROM {table} WHERE {key} = {value}"), wanted.to_owned())
}

fn retired(row: &Row, table: &str) -> (String, String) {
    column(row, table, "id", "status", "retired")
}

/// A new row in the places that are like `pattern`.
fn entered(table: &str, pattern: &str) -> (String, String) {
    let text = format!("SELECT name FROM {table} WHERE name = 'Walked' AND grid_code LIKE '{pattern}'");
    (text, "Walked".to_owned())
}

/// Does nothing in force lie in the building?
fn is_empty(view: &View<'_>, building: &Row) -> bool {
    let inside = |row: &Row| active(row) && row["building_id"] == building["id"];
    ["dwelling", "household", "resident", "unit"]
        .iter()
        .all(|table| !view.facts.rows(table).iter().any(inside))
}
