//! Mutations of people and households.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::On::{About, Area, Ids, Record};
use super::{Deed, deed};
use serde_json::json;

/// The mutations of people.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "registerResident",
        Area("Grid"),
        |_, at| json!({ "grid": at["grid_code"], "kind": "FLOATING", "name": "Walked", "sex": "FEMALE" }),
        |at| written("resident", "name", "Walked", at),
    )
    .fits(|_, at| active(at)),
    deed(
        "changeResident",
        Record("Resident"),
        |_, _| json!({ "name": "Walked" }),
        |row| column(row, "resident", "name", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed(
        "moveResident",
        Record("Resident"),
        |_, row| json!({ "grid": empty(row) }),
        |row| column(row, "resident", "end_reason", "moved"),
    )
    .fits(|view, row| {
        active(row) && view.facts.rows("grid").iter().any(|grid| grid["grid_code"] == empty(row).as_str())
    })
    .unless(|view, row| {
        let create = view.reach("resident", "create");
        (!create.covers(&empty(row))).then_some("NOT_FOUND")
    }),
    deed(
        "endResidence",
        Record("Resident"),
        |_, _| json!({ "reason": "LEFT" }),
        |row| column(row, "resident", "end_reason", "left"),
    )
    .fits(|_, row| active(row)),
    deed("verifyResident", Record("Resident"), |_, _| json!({}), |row| verified(row, "resident"))
        .fits(|_, row| active(row)),
    deed(
        "reveal",
        Ids("Resident", "reveal"),
        |_, _| json!({ "fields": ["telephone"], "purpose": "Walked" }),
        |row| {
            let key = &row["id"];
            let sql = "SELECT reason FROM audit WHERE action = 'reveal' AND reason = 'Walked'";
            (format!("{sql} AND record_id = '{key}'"), "Walked".to_owned())
        },
    ),
    deed(
        "reveal",
        Ids("Certificate", "reveal"),
        |_, _| json!({ "fields": ["number"], "purpose": "Shown" }),
        |row| {
            let key = &row["id"];
            let sql = "SELECT reason FROM audit WHERE action = 'reveal' AND reason = 'Shown'";
            (format!("{sql} AND record_id = '{key}'"), "Shown".to_owned())
        },
    ),
    deed(
        "mergeResidents",
        About("Resident"),
        |view, row| {
            let other = twin(view, row);
            let id = |row: &Row| global_id(Kind::of("Resident"), row);
            json!({
                "keep": id(row), "keepVersion": int(row, "version"),
                "gone": id(other), "goneVersion": int(other, "version"), "reason": "Walked",
            })
        },
        |row| column(row, "resident", "CAST(version AS text)", &(int(row, "version") + 1).to_string()),
    )
    .fits(|_, row| active(row) && undisputed(row)),
    deed(
        "exportResidents",
        Area("Grid"),
        |_, at| json!({ "area": at["grid_code"], "purpose": "Walked" }),
        |at| {
            let code = text(at, "grid_code");
            let sql = "SELECT DISTINCT action FROM audit WHERE action = 'export' AND reason LIKE 'Walked (%'";
            (format!("{sql} AND area_code = '{code}'"), "export".to_owned())
        },
    )
    .fits(|_, at| active(at)),
    deed(
        "requestErasure",
        About("Resident"),
        |_, row| json!({ "id": global_id(Kind::of("Resident"), row), "ground": "PURPOSE_OVER" }),
        |row| (format!("SELECT state FROM erasure WHERE resident_id = {} AND state = 'open'", row["id"]), "open".to_owned()),
    )
    .fits(|view, row| active(row) && view.facts.rows("erasure").iter().all(|case| case["resident_id"] != row["id"])),
    deed(
        "holdResident",
        About("Resident"),
        |_, row| json!({ "id": global_id(Kind::of("Resident"), row), "until": "2099-01-01", "ground": "Walked" }),
        |row| (format!("SELECT state FROM erasure WHERE resident_id = {} AND keep_ground = 'Walked'", row["id"]), "held".to_owned()),
    )
    .fits(|_, row| active(row)),
    deed(
        "decideErasure",
        Record("Erasure"),
        |_, _| json!({ "decision": "REFUSE", "answer": "Walked" }),
        |row| column(row, "erasure", "state", "refused"),
    )
    .fits(|_, row| row["state"] == "open"),
    deed(
        "createHousehold",
        Area("Grid"),
        |_, at| json!({ "grid": at["grid_code"], "kind": "FAMILY", "number": "Walked" }),
        |at| written("household", "number", "Walked", at),
    )
    .fits(|_, at| active(at)),
    deed(
        "changeHousehold",
        Record("Household"),
        |_, _| json!({ "number": "Walked" }),
        |row| column(row, "household", "number", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed("verifyHousehold", Record("Household"), |_, _| json!({}), |row| verified(row, "household"))
        .fits(|_, row| active(row)),
    deed(
        "retireHousehold",
        Record("Household"),
        |_, _| json!({}),
        |row| column(row, "household", "status", "retired"),
    )
    .fits(|_, row| active(row) && row["people"] == 0),
];

fn active(row: &Row) -> bool {
    row["status"] == "active"
}

/// Another residence in force in the same grid.
fn twin<'a>(view: &View<'a>, row: &Row) -> &'a Row {
    let other = |other: &&Row| {
        let apart = other["grid_id"] == row["grid_id"] && other["person_id"] != row["person_id"];
        active(other) && undisputed(other) && apart
    };
    view.facts.rows("resident").iter().find(other).unwrap()
}

/// Is no correction of it open?
fn undisputed(row: &Row) -> bool {
    row["disputed"] != true && row["disputed"] != 1
}

/// The empty grid of the community that a row lies in.
fn empty(row: &Row) -> String {
    format!("{}800", &text(row, "grid_code")[..12])
}

/// The row, once it was verified: that counts as a change.
pub(super) fn verified(row: &Row, table: &str) -> (String, String) {
    column(row, table, "CAST(version AS text)", &(int(row, "version") + 1).to_string())
}

/// A column of the row, once it was written.
fn column(row: &Row, table: &str, column: &str, wanted: &str) -> (String, String) {
    (format!("SELECT {column} FROM {table} WHERE id = {}", row["id"]), wanted.to_owned())
}

/// A column of a new row of the grid.
fn written(table: &str, column: &str, wanted: &str, at: &Row) -> (String, String) {
    let code = text(at, "grid_code");
    let sql = format!("SELECT {column} FROM {table} WHERE {column} = '{wanted}' AND grid_code = '{code}'");
    (sql, wanted.to_owned())
}
