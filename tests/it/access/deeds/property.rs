//! Mutations of property, and of certificates of people.

use super::super::oracle::{Kind, Row, global_id, text};
use super::On::{About, Area, Record};
use super::people::verified;
use super::{Deed, deed};
use serde_json::{Value, json};

/// The mutations of property.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "createDwelling",
        About("Building"),
        |_, row| json!({ "building": id("Building", row), "number": "Walked", "usage": "OWN" }),
        |row| new(row, "dwelling", "number", "Walked", "building_id"),
    )
    .fits(|_, row| active(row)),
    deed(
        "changeDwelling",
        Record("Dwelling"),
        |_, _| json!({ "number": "Walked" }),
        |row| column(row, "dwelling", "number", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed("verifyDwelling", Record("Dwelling"), |_, _| json!({}), |row| verified(row, "dwelling"))
        .fits(|_, row| active(row)),
    deed(
        "retireDwelling",
        Record("Dwelling"),
        |_, _| json!({}),
        |row| column(row, "dwelling", "status", "retired"),
    )
    .fits(|_, row| active(row) && row["usage"] == "vacant"),
    deed(
        "recordOwnership",
        About("Dwelling"),
        |_, row| json!({ "dwelling": id("Dwelling", row), "owner": { "name": "Walked" }, "share": 1 }),
        |row| new(row, "ownership", "party_name", "Walked", "dwelling_id"),
    )
    .fits(|_, row| active(row)),
    deed(
        "endOwnership",
        Record("Ownership"),
        |_, _| json!({}),
        |row| column(row, "ownership", "status", "retired"),
    )
    .fits(|_, row| active(row)),
    deed(
        "eraseOwnerName",
        Record("Ownership"),
        |_, _| json!({ "ground": "PURPOSE_OVER" }),
        |row| column(row, "ownership", "COALESCE(party_name, 'none')", "none"),
    )
    .fits(|_, row| row["party_name"].is_string()),
    deed(
        "eraseLandlordName",
        Record("Tenancy"),
        |_, _| json!({ "ground": "PURPOSE_OVER" }),
        |row| column(row, "tenancy", "COALESCE(party_name, 'none')", "none"),
    )
    .fits(|_, row| row["party_name"].is_string()),
    deed(
        "startTenancy",
        About("Dwelling"),
        |_, row| json!({ "dwelling": id("Dwelling", row), "landlord": { "name": "Walked" }, "purpose": "LIVING" }),
        |row| new(row, "tenancy", "party_name", "Walked", "dwelling_id"),
    )
    .fits(|_, row| active(row) && row["usage"] != "let"),
    deed(
        "changeTenancy",
        Record("Tenancy"),
        |_, _| json!({ "purpose": "STORAGE" }),
        |row| column(row, "tenancy", "purpose", "storage"),
    )
    .fits(|_, row| active(row)),
    deed(
        "checkTenancy",
        Record("Tenancy"),
        |_, _| {
            json!({ "fire": "PASSED", "electricity": "PASSED", "gas": "NONE", "structure": "PASSED",
                "exits": "HAZARD", "crowding": "PASSED", "hazards": "Walked", "nextDueOn": "2030-01-01" })
        },
        |row| new(row, "tenancy_check", "hazards", "Walked", "tenancy_id"),
    )
    .fits(|_, row| active(row)),
    deed(
        "endTenancy",
        Record("Tenancy"),
        |_, _| json!({}),
        |row| column(row, "tenancy", "status", "retired"),
    )
    .fits(|_, row| active(row)),
    deed(
        "createUnit",
        Area("Grid"),
        |_, at| json!({ "grid": at["grid_code"], "kind": "SHOP", "name": "Walked" }),
        |at| {
            let code = text(at, "grid_code");
            (format!("SELECT name FROM unit WHERE name = 'Walked' AND grid_code = '{code}'"), "Walked".to_owned())
        },
    )
    .fits(|_, at| active(at)),
    deed(
        "changeUnit",
        Record("Unit"),
        |_, _| json!({ "name": "Walked" }),
        |row| column(row, "unit", "name", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed("verifyUnit", Record("Unit"), |_, _| json!({}), |row| verified(row, "unit"))
        .fits(|_, row| active(row)),
    deed("retireUnit", Record("Unit"), |_, _| json!({}), |row| column(row, "unit", "status", "retired"))
        .fits(|_, row| active(row)),
    deed(
        "setWorkplace",
        Record("Resident"),
        |_, _| json!({}),
        |row| column(row, "resident", "COALESCE(CAST(unit_id AS text), 'none')", "none"),
    )
    .fits(|_, row| active(row) && row["unit_id"].is_i64()),
    deed(
        "addCertificate",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "kind": "HEALTH", "issuer": "Walked" }),
        |row| new(row, "resident_certificate", "issuer", "Walked", "resident_id"),
    )
    .fits(|_, row| active(row)),
    deed(
        "changeCertificate",
        Record("Certificate"),
        |_, _| json!({ "issuer": "Walked" }),
        |row| column(row, "resident_certificate", "issuer", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed(
        "retireCertificate",
        Record("Certificate"),
        |_, _| json!({}),
        |row| column(row, "resident_certificate", "status", "retired"),
    )
    .fits(|_, row| active(row)),
];

fn active(row: &Row) -> bool {
    row["status"] == "active"
}

fn id(kind: &str, row: &Row) -> Value {
    json!(global_id(Kind::of(kind), row))
}

/// A column of the row, once it was written.
fn column(row: &Row, table: &str, column: &str, wanted: &str) -> (String, String) {
    (format!("SELECT {column} FROM {table} WHERE id = {}", row["id"]), wanted.to_owned())
}

/// A column of a new row that names this one in `parent`.
fn new(row: &Row, table: &str, column: &str, wanted: &str, parent: &str) -> (String, String) {
    let sql =
        format!("SELECT {column} FROM {table} WHERE {column} = '{wanted}' AND {parent} = {}", row["id"]);
    (sql, wanted.to_owned())
}
