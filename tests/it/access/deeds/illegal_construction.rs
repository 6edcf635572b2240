//! Mutations of illegal construction.

use super::super::oracle::{Kind, Row, global_id, int, text};
use super::On::{About, Area, Record};
use super::{Deed, deed};
use serde_json::{Value, json};

/// The step of a violation in this state.
macro_rules! step {
    ($field:literal, $state:literal, $input:expr, $done:literal $(,)?) => {
        deed($field, Record("Violation"), |_, _| $input, |row| is("violation", row, $done))
            .fits(|_, row| row["state"] == $state)
    };
}

/// The mutations of illegal construction.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "createBuildingArchive",
        About("Household"),
        |_, row| {
            json!({ "household": global_id(Kind::of("Household"), row), "number": "Walked", "leader": "a", "supervisor": "b",
                "landPaper": "HELD", "planningPaper": "HELD" })
        },
        |row| found("building_archive", &format!("household_id = {} AND number = 'Walked'", int(row, "id"))),
    )
    .fits(|view, row| {
        let mine = |archive: &Row| archive["status"] == "active" && archive["household_id"] == row["id"];
        row["status"] == "active" && !view.facts.rows("building_archive").iter().any(mine)
    }),
    deed(
        "changeBuildingArchive",
        Record("BuildingArchive"),
        |_, _| json!({ "leader": "Walked" }),
        |row| is("building_archive", row, "leader = 'Walked'"),
    )
    .fits(|_, row| row["status"] == "active"),
    deed(
        "fileArchivePaper",
        Record("BuildingArchive"),
        |_, _| json!({ "paper": "VIDEO" }),
        |row| is("building_archive", row, "video_on IS NOT NULL"),
    )
    .fits(|_, row| row["status"] == "active"),
    deed(
        "retireBuildingArchive",
        Record("BuildingArchive"),
        |_, _| json!({}),
        |row| is("building_archive", row, "status = 'retired'"),
    )
    .fits(|_, row| row["status"] == "active"),
    deed(
        "recordConstructionInspection",
        Area("Grid"),
        |_, at| json!({ "grid": at["grid_code"], "sites": 7 }),
        |at| found("construction_inspection", &format!("grid_id = {} AND sites = 7", int(at, "id"))),
    )
    .fits(|_, at| at["status"] == "active"),
    deed(
        "changeConstructionInspection",
        Record("ConstructionInspection"),
        |_, _| json!({ "sites": 9 }),
        |row| is("construction_inspection", row, "sites = 9"),
    ),
    deed(
        "openViolation",
        Area("Grid"),
        |_, at| json!({ "kind": "UNAUTHORISED", "grid": at["grid_code"], "party": "Walked" }),
        |at| found("violation", &format!("grid_id = {} AND party = 'Walked'", int(at, "id"))),
    )
    .fits(|_, at| at["status"] == "active" && ["340705", "371102"].contains(&text(at, "district_code"))),
    step!("checkViolationSite", "discovered", json!({ "founded": true, "siteBefore": "Walked" }), "state = 'checked'"),
    step!(
        "serveViolationNotice",
        "checked",
        json!({ "notice": "STOP", "number": "1", "servedOn": "2026-01-01", "way": "DIRECT" }),
        "state = 'stopped'",
    ),
    step!("hearViolation", "notified", json!({ "outcome": "WAIVED" }), "state = 'heard'"),
    step!(
        "orderViolation",
        "heard",
        json!({ "measure": "REMOVAL", "number": "2", "servedOn": "2026-01-01", "way": "LEFT", "days": 15 }),
        "state = 'ordered'",
    ),
    deed(
        "coordinateViolation",
        Record("Violation"),
        |_, _| json!({ "party": "LAND", "agreed": true, "note": "Walked" }),
        |row| found("violation_step", &format!("violation_id = {} AND note = 'Walked'", int(row, "id"))),
    )
    .fits(|_, row| row["state"] == "checked"),
    step!(
        "carryOutViolation",
        "ordered",
        json!({ "outcome": "REMOVED_BY_PARTY", "siteAfter": "Walked" }),
        "state = 'carried_out'",
    ),
    step!("acceptViolation", "carried_out", json!({ "passed": true, "note": "Walked" }), "state = 'accepted'"),
    deed(
        "draftConstructionCircular",
        Area("Division"),
        |_, at| json!({ "town": at["code"], "remarks": "Walked" }),
        |at| found("construction_circular", &format!("area_code = '{}' AND remarks = 'Walked'", text(at, "code"))),
    )
    .fits(|_, at| text(at, "code").len() == 9),
    deed(
        "publishConstructionCircular",
        Record("ConstructionCircular"),
        |_, _| json!({ "number": "Walked" }),
        |row| is("construction_circular", row, "number = 'Walked'"),
    )
    .fits(|_, row| row["state"] == "draft"),
    deed(
        "evaluateVillage",
        Area("Division"),
        |_, at| json!({ "village": at["code"], "month": "2025-12", "items": items(), "summary": "Walked" }),
        |at| found("village_evaluation", &format!("area_code = '{}' AND summary = 'Walked'", text(at, "code"))),
    )
    .fits(|_, at| text(at, "code").len() == 12),
    deed(
        "reviseEvaluation",
        Record("VillageEvaluation"),
        |_, _| json!({ "items": items(), "summary": "Walked", "reason": "a mistake" }),
        |row| is("village_evaluation", row, "summary = 'Walked'"),
    ),
];

/// Every item of an evaluation with all of its points.
fn items() -> Value {
    let all = [("ARCHIVES", 20), ("SURVEY", 20), ("INSPECTIONS", 20), ("DISPOSAL", 30), ("PUBLICITY", 10)];
    all.iter().map(|(item, score)| json!({ "item": item, "score": score })).collect()
}

fn found(table: &str, condition: &str) -> (String, String) {
    (format!("SELECT DISTINCT 'so' FROM {table} WHERE {condition}"), "so".to_owned())
}

fn is(table: &str, row: &Row, condition: &str) -> (String, String) {
    found(table, &format!("id = {} AND {condition}", int(row, "id")))
}
