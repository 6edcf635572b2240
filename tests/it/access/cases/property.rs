//! Dwellings, who owns and rents them, units, and certificates of people.

use super::super::oracle::{Kind, Row, View, global_id, int};
use super::{Call, Case, active, call, case, history, listed, page, verifier};
use serde_json::{Value, json};

/// The cases of property.
pub(super) const CASES: &[Case] = &[
    case("Query", "dwellings", |probes| listed("Dwelling", probes)),
    case("Grid", "dwellings", |_| vec![in_force("Dwelling", "grid_id")]),
    case("Building", "dwellings", |_| vec![in_force("Dwelling", "building_id")]),
    case("Resident", "dwelling", |_| vec![near("Dwelling", "dwelling_id")]),
    case("Household", "dwelling", |_| vec![near("Dwelling", "dwelling_id")]),
    case("Dwelling", "grid", |_| vec![near("Grid", "grid_id")]),
    case("Dwelling", "building", |_| vec![near("Building", "building_id")]),
    case("Dwelling", "residents", |_| vec![in_force("Resident", "dwelling_id")]),
    case("Dwelling", "households", |_| vec![in_force("Household", "dwelling_id")]),
    case("Dwelling", "ownerships", |_| vec![in_force("Ownership", "dwelling_id")]),
    case("Dwelling", "tenancies", |_| vec![in_force("Tenancy", "dwelling_id")]),
    case("Dwelling", "verifiedBy", |_| vec![verifier()]),
    case("Dwelling", "history", |_| vec![history("Dwelling")]),
    case("Ownership", "dwelling", |_| vec![near("Dwelling", "dwelling_id")]),
    case("Ownership", "ownerResident", |_| vec![party("Resident", "resident")]),
    case("Ownership", "ownerUnit", |_| vec![party("Unit", "unit")]),
    case("Ownership", "history", |_| vec![history("Ownership")]),
    case("Query", "tenancies", |probes| listed("Tenancy", probes)),
    case("Tenancy", "dwelling", |_| vec![near("Dwelling", "dwelling_id")]),
    case("Tenancy", "landlordResident", |_| vec![party("Resident", "resident")]),
    case("Tenancy", "landlordUnit", |_| vec![party("Unit", "unit")]),
    case("Tenancy", "tenants", |_| {
        vec![page("Resident", |view, tenancy, row| {
            let mine = |link: &Row| link["tenancy_id"] == tenancy["id"] && link["resident_id"] == row["id"];
            active(row) && view.facts.rows("tenancy_tenant").iter().any(mine)
        })]
    }),
    case("Tenancy", "checks", |_| {
        vec![page("TenancyCheck", |_, tenancy, row| row["tenancy_id"] == tenancy["id"])]
    }),
    case("Tenancy", "history", |_| vec![history("Tenancy")]),
    case("TenancyCheck", "tenancy", |_| vec![near("Tenancy", "tenancy_id")]),
    case("Query", "units", |probes| listed("Unit", probes)),
    case("Grid", "units", |_| vec![in_force("Unit", "grid_id")]),
    case("Building", "units", |_| vec![in_force("Unit", "building_id")]),
    case("Resident", "unit", |_| vec![one("Unit", "unit_district_code", "unit_id")]),
    case("Unit", "grid", |_| vec![near("Grid", "grid_id")]),
    case("Unit", "building", |_| vec![near("Building", "building_id")]),
    case("Unit", "workers", |_| vec![in_force("Resident", "unit_id")]),
    case("Unit", "verifiedBy", |_| vec![verifier()]),
    case("Unit", "history", |_| vec![history("Unit")]),
    case("Query", "certificates", |probes| listed("Certificate", probes)),
    case("Certificate", "resident", |_| vec![near("Resident", "resident_id")]),
    case("Certificate", "history", |_| vec![history("Certificate")]),
    case("Resident", "certificates", |_| vec![in_force("Certificate", "resident_id")]),
];

/// A page of the records of `kind` in force, of the row's district, that name the row in `column`.
fn in_force(kind: &'static str, column: &'static str) -> Call {
    page(kind, move |_, parent, row| {
        active(row) && row[column] == parent["id"] && row["district_code"] == parent["district_code"]
    })
}

fn near(kind: &'static str, key: &'static str) -> Call {
    one(kind, "district_code", key)
}

/// The record of `kind` that two columns name, if the caller sees it.
fn one(kind: &'static str, district: &'static str, key: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| found(view, row, kind, district, key))
}

/// The owner or landlord, if it is of this kind and the caller sees it.
fn party(kind: &'static str, stored: &'static str) -> Call {
    call("{ id }", move |view: &View<'_>, row: &Row| match row["party_kind"] == stored {
        true => found(view, row, kind, "party_district_code", "party_id"),
        false => Value::Null,
    })
}

fn found(view: &View<'_>, row: &Row, kind: &str, district: &str, key: &str) -> Value {
    let Some(id) = row[key].as_i64() else { return Value::Null };
    let rows = view.list(kind, |other| int(other, "id") == id && other["district_code"] == row[district]);
    rows.first().map_or(Value::Null, |row| json!({ "id": global_id(Kind::of(kind), row) }))
}
