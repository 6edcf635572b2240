//! Mutations of fire safety.

use super::super::cases::civil_id as id;
use super::super::oracle::{Row, int, text};
use super::On::{About, Area, Record};
use super::{Deed, deed};
use serde_json::{Value, json};

/// The step of a hazard in this state.
macro_rules! step {
    ($field:literal, $state:literal, $input:expr, $done:literal $(,)?) => {
        deed($field, Record("FireHazard"), |_, _| $input, |row| is("fire_hazard", row, $done))
            .fits(|_, row| row["state"] == $state)
    };
}

/// The mutations of fire safety.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "registerFirePremises",
        About("Building"),
        |_, row| {
            json!({ "building": id("Building", row), "name": "Walked", "kind": "SHOP", "riskClass": "HIGH" })
        },
        |row| found("fire_premises", &format!("building_id = {} AND name = 'Walked'", int(row, "id"))),
    )
    .fits(|_, row| active(row)),
    deed(
        "changeFirePremises",
        Record("FirePremises"),
        |_, _| json!({ "name": "Walked" }),
        |row| is("fire_premises", row, "name = 'Walked'"),
    )
    .fits(|_, row| active(row)),
    deed(
        "retireFirePremises",
        Record("FirePremises"),
        |_, _| json!({}),
        |row| is("fire_premises", row, "status = 'retired'"),
    )
    .fits(|_, row| row["name"] == "empty"),
    deed(
        "addFireEquipment",
        About("FirePremises"),
        |_, row| {
            json!({ "premises": id("FirePremises", row), "kind": "ALARM", "spot": "Walked", "inspectBy": "2026-06-01" })
        },
        |row| found("fire_equipment", &format!("premises_id = {} AND spot = 'Walked'", int(row, "id"))),
    )
    .fits(|_, row| active(row)),
    deed(
        "changeFireEquipment",
        Record("FireEquipment"),
        |_, _| json!({ "spot": "Walked" }),
        |row| is("fire_equipment", row, "spot = 'Walked'"),
    )
    .fits(|_, row| active(row)),
    deed(
        "inspectFireEquipment",
        Record("FireEquipment"),
        |_, _| json!({ "inspectBy": "2026-12-24" }),
        |row| is("fire_equipment", row, "inspect_by = '2026-12-24'"),
    )
    .fits(|_, row| active(row)),
    deed(
        "retireFireEquipment",
        Record("FireEquipment"),
        |_, _| json!({}),
        |row| is("fire_equipment", row, "status = 'retired'"),
    )
    .fits(|_, row| active(row)),
    deed(
        "setFirePlan",
        Area("Division"),
        |_, at| json!({ "area": at["code"], "riskClass": "HIGH", "months": 2 }),
        |at| found("fire_plan", &format!("area_code = '{}' AND months = 2", text(at, "code"))),
    )
    .fits(|_, at| text(at, "code").len() == 6),
    deed(
        "draftFireChecklist",
        Area("Division"),
        |_, at| json!({ "area": at["code"], "kind": "ELECTRICITY", "title": "Walked", "items": items() }),
        |at| found("fire_checklist", &format!("area_code = '{}' AND title = 'Walked'", text(at, "code"))),
    )
    .fits(|_, at| text(at, "code").len() == 6),
    deed(
        "changeFireChecklist",
        Record("FireChecklist"),
        |_, _| json!({ "title": "Walked" }),
        |row| is("fire_checklist", row, "title = 'Walked'"),
    )
    .fits(|_, row| row["state"] == "draft"),
    deed(
        "useFireChecklist",
        Record("FireChecklist"),
        |_, _| json!({}),
        |row| is("fire_checklist", row, "state = 'in_use'"),
    )
    .fits(|_, row| row["state"] == "draft"),
    deed(
        "recordFireInspection",
        About("FirePremises"),
        |view, row| {
            let here = |list: &&Row| list["area_code"] == row["district_code"] && list["state"] == "in_use";
            let list = view.facts.rows("fire_checklist").iter().find(here);
            json!({ "premises": id("FirePremises", row), "checklist": list.map(|list| id("FireChecklist", list)),
                "kind": "AD_HOC", "answers": [{ "code": "exit", "result": "IN_ORDER" }], "note": "Walked" })
        },
        |row| found("fire_inspection", &format!("premises_id = {} AND note = 'Walked'", int(row, "id"))),
    )
    .fits(|_, row| active(row)),
    deed(
        "reportFireHazard",
        Area("Grid"),
        |_, at| json!({ "grid": at["grid_code"], "kind": "GAS", "detail": "Walked" }),
        |at| found("fire_hazard", &format!("grid_id = {} AND detail = 'Walked'", int(at, "id"))),
    )
    .fits(|_, at| active(at)),
    deed(
        "takeFireHazard",
        About("Matter"),
        |_, row| json!({ "matter": id("Matter", row), "kind": "STORAGE" }),
        |row| found("fire_hazard", &format!("matter_id = {} AND kind = 'storage'", int(row, "id"))),
    )
    .fits(|_, row| row["line"] == "fire-safety"),
    step!(
        "confirmFireHazard",
        "reported",
        json!({ "founded": true, "level": "MAJOR" }),
        "state = 'confirmed'",
    ),
    step!(
        "notifyFireHazard",
        "confirmed",
        json!({ "number": "1", "servedOn": "2026-01-01", "way": "DIRECT", "days": 3 }),
        "state = 'notified'",
    ),
    step!("extendFireHazard", "notified", json!({ "days": 2, "note": "Walked" }), "state = 'extended'"),
    step!("rectifyFireHazard", "notified", json!({ "note": "Walked" }), "state = 'rectified'"),
    step!(
        "reinspectFireHazard",
        "rectified",
        json!({ "passed": true, "note": "Walked" }),
        "state = 'reinspected'",
    ),
    step!("referFireHazard", "extended", json!({ "number": "2", "note": "Walked" }), "state = 'referred'"),
    step!("closeFireHazard", "reinspected", json!({}), "state = 'closed'"),
    deed(
        "recordFireActivity",
        Area("Grid"),
        |_, at| json!({ "grid": at["grid_code"], "kind": "LECTURE", "subject": "Walked", "people": 1 }),
        |at| found("fire_activity", &format!("grid_id = {} AND subject = 'Walked'", int(at, "id"))),
    )
    .fits(|_, at| active(at)),
    deed(
        "changeFireActivity",
        Record("FireActivity"),
        |_, _| json!({ "people": 777 }),
        |row| is("fire_activity", row, "people = 777"),
    ),
    deed(
        "recordFireIncident",
        Area("Grid"),
        |_, at| {
            json!({ "grid": at["grid_code"], "kind": "VEHICLE", "place": "Walked",
                "occurredAt": "2026-01-01T00:00:00Z" })
        },
        |at| found("fire_incident", &format!("grid_id = {} AND place = 'Walked'", int(at, "id"))),
    )
    .fits(|_, at| active(at)),
    deed(
        "investigateFireIncident",
        Record("FireIncident"),
        |_, _| json!({ "finding": "Walked" }),
        |row| is("fire_incident", row, "finding = 'Walked'"),
    )
    .fits(|_, row| row["status"] == "open"),
    deed(
        "recordFireHelp",
        About("FireIncident"),
        |_, row| json!({ "incident": id("FireIncident", row), "kind": "RELIEF", "note": "Walked" }),
        |row| found("fire_incident_step", &format!("incident_id = {} AND note = 'Walked'", int(row, "id"))),
    )
    .fits(|_, row| row["status"] == "open"),
    deed(
        "closeFireIncident",
        Record("FireIncident"),
        |_, _| json!({}),
        |row| is("fire_incident", row, "status = 'ended'"),
    )
    .fits(|_, row| row["status"] == "open"),
];

fn active(row: &Row) -> bool {
    row["status"] == "active"
}

fn items() -> Value {
    json!([{ "code": "wiring", "text": "the wiring", "hazardKind": "ELECTRICITY" }])
}

fn found(table: &str, condition: &str) -> (String, String) {
    (format!("SELECT DISTINCT 'so' FROM {table} WHERE {condition}"), "so".to_owned())
}

fn is(table: &str, row: &Row, condition: &str) -> (String, String) {
    found(table, &format!("id = {} AND {condition}", int(row, "id")))
}
