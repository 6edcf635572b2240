//! Fire safety: premises, equipment, inspections, hazards, drills, publicity and fires.

use super::super::oracle::{Row, View, text};
use super::civil_affairs::{all, below, counts, global, narrowed, near, of_area, part};
use super::files::attached;
use super::{Call, Case, active, call, case, column, history, listed, page};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The day of the walk.
const TODAY: &str = "2026-01-05";

/// The cases of fire safety.
pub(super) const CASES: &[Case] = &[
    case("Query", "firePremises", |probes| {
        let mut calls = listed("FirePremises", probes);
        calls.push(narrowed("FirePremises", "riskClass: GENERAL", |row| {
            active(row) && row["risk_class"] == "general"
        }));
        calls.push(narrowed("FirePremises", "overdue: true", |row| {
            active(row) && text(row, "inspect_by") < TODAY
        }));
        calls.push(narrowed("FirePremises", "withoutManager: true", |row| {
            active(row) && row["manager_name"].is_null()
        }));
        calls
    }),
    case("FirePremises", "grid", |_| vec![near("Grid", "grid_id")]),
    case("FirePremises", "building", |_| vec![near("Building", "building_id")]),
    case("FirePremises", "unit", |_| vec![near("Unit", "unit_id")]),
    case("FirePremises", "equipment", |_| {
        vec![page("FireEquipment", |_, premises, row| active(row) && row["premises_id"] == premises["id"])]
    }),
    case("FirePremises", "inspections", |_| vec![below("FireInspection", "premises_id")]),
    case("FirePremises", "hazards", |_| vec![below("FireHazard", "premises_id")]),
    case("FirePremises", "activities", |_| vec![below("FireActivity", "premises_id")]),
    case("FirePremises", "history", |_| vec![history("FirePremises")]),
    case("Query", "fireEquipment", |probes| {
        let mut calls = listed("FireEquipment", probes);
        calls.push(narrowed("FireEquipment", "expired: true", |row| {
            active(row) && !row["expires_on"].is_null() && text(row, "expires_on") < TODAY
        }));
        calls
    }),
    case("FireEquipment", "premises", |_| vec![near("FirePremises", "premises_id")]),
    case("FireEquipment", "building", |_| vec![near("Building", "building_id")]),
    case("FireEquipment", "history", |_| vec![history("FireEquipment")]),
    case("Query", "firePlans", |probes| all("FirePlan", &probes.areas)),
    case("FirePlan", "history", |_| vec![history("FirePlan")]),
    case("Query", "fireChecklists", |probes| {
        let mut calls = all("FireChecklist", &probes.areas);
        calls.push(narrowed("FireChecklist", "state: DRAFT", |row| row["state"] == "draft"));
        calls
    }),
    case("FireChecklist", "items", |_| {
        vec![page("FireChecklistItem", |_, list, row| row["checklist_id"] == list["id"])]
    }),
    case("FireChecklist", "history", |_| vec![history("FireChecklist")]),
    case("Query", "fireInspections", |probes| {
        let mut calls = all("FireInspection", &probes.areas);
        calls.push(narrowed("FireInspection", "failed: true", |_| true));
        calls.push(narrowed("FireInspection", "checklistKind: GAS", |_| false));
        calls
    }),
    case("FireInspection", "premises", |_| vec![near("FirePremises", "premises_id")]),
    case("FireInspection", "building", |_| vec![near("Building", "building_id")]),
    case("FireInspection", "checklist", |_| vec![global("FireChecklist", "checklist_id")]),
    case("FireInspection", "answers", |_| vec![below("FireInspectionAnswer", "inspection_id")]),
    case("FireInspection", "hazards", |_| vec![below("FireHazard", "inspection_id")]),
    case("FireInspection", "point", |_| vec![point()]),
    case("FireInspection", "attachments", |_| vec![attached("FireInspection")]),
    column("FireInspection", "accountId", |_| vec![account()]),
    case("Query", "fireHazards", |probes| {
        let mut calls = all("FireHazard", &probes.areas);
        calls.push(narrowed("FireHazard", "status: ENDED", |row| row["status"] == "ended"));
        calls.push(narrowed("FireHazard", "overdue: true", |row| row["due_on"] == "2026-01-02"));
        calls.push(narrowed("FireHazard", "level: MAJOR", |row| row["level"] == "major"));
        calls
    }),
    case("FireHazard", "grid", |_| vec![near("Grid", "grid_id")]),
    case("FireHazard", "building", |_| vec![near("Building", "building_id")]),
    case("FireHazard", "premises", |_| vec![near("FirePremises", "premises_id")]),
    case("FireHazard", "inspection", |_| vec![near("FireInspection", "inspection_id")]),
    case("FireHazard", "matter", |_| vec![near("Matter", "matter_id")]),
    case("FireHazard", "point", |_| vec![point()]),
    case("FireHazard", "steps", |_| vec![below("FireHazardStep", "hazard_id")]),
    case("FireHazard", "next", |_| vec![next()]),
    case("FireHazard", "history", |_| vec![history("FireHazard")]),
    case("FireHazardStep", "hazard", |_| vec![near("FireHazard", "hazard_id")]),
    case("FireHazardStep", "attachments", |_| vec![attached("FireHazardStep")]),
    column("FireHazardStep", "accountId", |_| vec![account()]),
    case("Query", "fireActivities", |probes| {
        let mut calls = all("FireActivity", &probes.areas);
        calls.push(narrowed("FireActivity", "drill: true", |row| row["kind"] == "evacuation_drill"));
        calls
    }),
    case("FireActivity", "grid", |_| vec![near("Grid", "grid_id")]),
    case("FireActivity", "building", |_| vec![near("Building", "building_id")]),
    case("FireActivity", "premises", |_| vec![near("FirePremises", "premises_id")]),
    case("FireActivity", "attachments", |_| vec![attached("FireActivity")]),
    case("FireActivity", "history", |_| vec![history("FireActivity")]),
    column("FireActivity", "accountId", |_| vec![account()]),
    case("Query", "fireIncidents", |probes| {
        let mut calls = all("FireIncident", &probes.areas);
        calls.push(narrowed("FireIncident", "status: OPEN", |row| row["status"] == "open"));
        calls
    }),
    case("FireIncident", "grid", |_| vec![near("Grid", "grid_id")]),
    case("FireIncident", "building", |_| vec![near("Building", "building_id")]),
    case("FireIncident", "premises", |_| vec![near("FirePremises", "premises_id")]),
    case("FireIncident", "steps", |_| vec![below("FireIncidentStep", "incident_id")]),
    case("FireIncident", "history", |_| vec![history("FireIncident")]),
    column("FireIncident", "accountId", |_| vec![account()]),
    case("FireIncidentStep", "incident", |_| vec![near("FireIncident", "incident_id")]),
    case("FireIncidentStep", "attachments", |_| vec![attached("FireIncidentStep")]),
    column("FireIncidentStep", "accountId", |_| vec![account()]),
    case("Building", "fireSafety", |_| {
        vec![
            part("premises", "FirePremises", "building_id", |_| true),
            part("equipment", "FireEquipment", "building_id", |_| true),
            part("inspections", "FireInspection", "building_id", |_| true),
            part("hazards", "FireHazard", "building_id", |_| true),
            part("activities", "FireActivity", "building_id", |_| true),
            part("incidents", "FireIncident", "building_id", |_| true),
        ]
    }),
    case("Unit", "fireSafety", |_| vec![part("premises", "FirePremises", "unit_id", |_| true)]),
    case("Grid", "fireSafety", |_| vec![open_hazards("grid_code")]),
    case("Division", "fireSafetyStatistics", |_| vec![open_hazards("code")]),
    case("Query", "fireSafetyStatistics", |probes| {
        probes.areas.iter().flat_map(|area| [statistics(area, area.len()), statistics(area, 15)]).collect()
    }),
];

fn account() -> Call {
    call("", |_: &View<'_>, row: &Row| match row["account_id"].as_i64() {
        Some(id) => json!(BASE64URL_NOPAD.encode(format!("Account::{id}").as_bytes())),
        None => Value::Null,
    })
}

fn point() -> Call {
    call("{ longitude latitude }", |_: &View<'_>, row: &Row| match row["lon"].is_null() {
        true => Value::Null,
        false => json!({ "longitude": row["lon"], "latitude": row["lat"] }),
    })
}

fn next() -> Call {
    call("", |_: &View<'_>, row: &Row| match text(row, "state") {
        "reported" => json!(["CONFIRMATION"]),
        "confirmed" => json!(["NOTICE"]),
        "notified" => json!(["EXTENSION", "RECTIFICATION", "REFERRAL"]),
        "extended" => json!(["RECTIFICATION", "REFERRAL"]),
        "rectified" => json!(["REINSPECTION"]),
        "reinspected" => json!(["CLOSING"]),
        _ => json!([]),
    })
}

fn open(view: &View<'_>, area: &str) -> usize {
    of_area(view, "fire_hazard", area).into_iter().filter(|row| row["status"] == "open").count()
}

/// Open hazards of the area in this column.
fn open_hazards(column: &'static str) -> Call {
    counts(column, "hazards { open }", "FireHazard", |view, area| json!({ "open": open(view, area) }))
}

/// The rows of counts of an area that lie wholly within reach.
fn statistics(area: &str, digits: usize) -> Call {
    let (area, level) = (area.to_owned(), super::stat::level(digits));
    let asked = format!("(area: \"{area}\", level: {level}, first: 1000) {{ key hazards {{ open }} }}");
    call(asked, move |view: &View<'_>, _: &Row| {
        let reach = view.reach("fire-statistics", "read");
        let tables = ["fire_premises", "fire_hazard", "fire_activity", "fire_incident"];
        let rows = tables.iter().flat_map(|table| of_area(view, table, &area));
        let codes: BTreeSet<String> = rows.map(|row| text(row, "grid_code")[..digits].to_owned()).collect();
        let row = |code: &String| json!({ "key": code, "hazards": { "open": open(view, code) } });
        codes.iter().filter(|code| reach.covers(code)).map(row).collect::<Value>()
    })
}
