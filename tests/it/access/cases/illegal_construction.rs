//! Illegal construction: archives, the survey, inspections, violations, circulars and evaluations.

use super::super::oracle::{Row, View, int, text};
use super::files::attached;
use super::staff::one;
use super::{Call, Case, active, call, case, column, history, listed, page};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

/// The cases of illegal construction.
pub(super) const CASES: &[Case] = &[
    case("Query", "buildingArchives", |probes| listed("BuildingArchive", probes)),
    case("BuildingArchive", "grid", |_| vec![one("Grid", "grid_id")]),
    case("BuildingArchive", "building", |_| vec![one("Building", "building_id")]),
    case("BuildingArchive", "household", |_| vec![one("Household", "household_id")]),
    case("BuildingArchive", "missing", |_| vec![missing()]),
    case("BuildingArchive", "attachments", |_| vec![attached("BuildingArchive")]),
    case("BuildingArchive", "history", |_| vec![history("BuildingArchive")]),
    column("BuildingArchive", "surveyedBy", |_| vec![account("surveyed_by")]),
    case("Grid", "buildingArchives", |_| vec![in_force("grid_id")]),
    case("Building", "buildingArchives", |_| vec![in_force("building_id")]),
    case("Household", "buildingArchives", |_| vec![in_force("household_id")]),
    case("Query", "surveyProgress", |probes| probes.areas.iter().map(|area| progress(area)).collect()),
    case("Query", "householdsWithoutArchive", |_| {
        vec![page("Household", |view, _, row| {
            let reach = view.rule("Query", "householdsWithoutArchive").unwrap();
            reach.covers(text(row, "grid_code")) && active(row) && !has_archive(view, row)
        })]
    }),
    case("Query", "constructionInspections", |_| vec![page("ConstructionInspection", |_, _, _| true)]),
    case("Query", "gridsNotInspected", |_| {
        vec![call("(on: \"2026-01-01\", first: 200) { nodes { id } }", |view: &View<'_>, _: &Row| {
            let ids = view.ids("Grid", |grid| active(grid) && !inspected(view, grid));
            json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>() })
        })]
    }),
    case("ConstructionInspection", "grid", |_| vec![one("Grid", "grid_id")]),
    case("ConstructionInspection", "history", |_| vec![history("ConstructionInspection")]),
    column("ConstructionInspection", "accountId", |_| vec![account("account_id")]),
    case("Grid", "constructionInspections", |_| vec![named("ConstructionInspection", "grid_id")]),
    case("Grid", "missedInspections", |_| {
        let days = "(from: \"2025-12-31\", to: \"2026-01-02\")";
        vec![call(days, |view: &View<'_>, grid: &Row| {
            match view.rule("Grid", "missedInspections").unwrap().covers(text(grid, "grid_code")) {
                false => Value::Null,
                true if inspected(view, grid) => json!(["2025-12-31", "2026-01-02"]),
                true => json!(["2025-12-31", "2026-01-01", "2026-01-02"]),
            }
        })]
    }),
    case("Query", "violations", |_| {
        vec![
            page("Violation", |_, _, _| true),
            call("(first: 200, filter: { status: ENDED }) { nodes { id } }", |view: &View<'_>, _: &Row| {
                let ids = view.ids("Violation", |row| row["status"] == "ended");
                json!({ "nodes": ids.iter().take(200).collect::<Vec<_>>() })
            }),
        ]
    }),
    case("Violation", "grid", |_| vec![one("Grid", "grid_id")]),
    case("Violation", "building", |_| vec![one("Building", "building_id")]),
    case("Violation", "household", |_| vec![one("Household", "household_id")]),
    case("Violation", "inspection", |_| vec![one("ConstructionInspection", "inspection_id")]),
    case("Violation", "matter", |_| vec![one("Matter", "matter_id")]),
    case("Violation", "steps", |_| vec![named("ViolationStep", "violation_id")]),
    case("Violation", "next", |_| vec![next()]),
    case("Violation", "history", |_| vec![history("Violation")]),
    case("ViolationStep", "violation", |_| vec![one("Violation", "violation_id")]),
    case("ViolationStep", "attachments", |_| vec![attached("ViolationStep")]),
    column("ViolationStep", "accountId", |_| vec![account("account_id")]),
    case("Grid", "violations", |_| vec![named("Violation", "grid_id")]),
    case("Building", "violations", |_| vec![named("Violation", "building_id")]),
    case("Household", "violations", |_| vec![named("Violation", "household_id")]),
    case("Query", "constructionCirculars", |_| vec![page("ConstructionCircular", |_, _, _| true)]),
    case("ConstructionCircular", "town", |_| vec![division()]),
    case("ConstructionCircular", "villages", |_| vec![named("CircularVillage", "circular_id")]),
    column("ConstructionCircular", "draftedBy", |_| vec![account("drafted_by")]),
    column("ConstructionCircular", "publishedBy", |_| vec![account("published_by")]),
    case("CircularVillage", "village", |_| vec![division()]),
    case("Query", "villageEvaluations", |_| vec![page("VillageEvaluation", |_, _, _| true)]),
    case("VillageEvaluation", "village", |_| vec![division()]),
    case("VillageEvaluation", "items", |_| vec![named("EvaluationItem", "evaluation_id")]),
    case("VillageEvaluation", "history", |_| vec![history("VillageEvaluation")]),
    column("VillageEvaluation", "accountId", |_| vec![account("account_id")]),
    case("Query", "illegalConstructionStatistics", |probes| {
        probes.areas.iter().map(|area| counted_in(area)).collect()
    }),
    case("Division", "illegalConstructionStatistics", |_| vec![counted_of("code")]),
    case("Grid", "illegalConstruction", |_| vec![counted_of("grid_code")]),
];

/// A page of the archives in force that name the row in `column`.
fn in_force(column: &'static str) -> Call {
    page("BuildingArchive", move |_, parent, row| active(row) && row[column] == parent["id"])
}

/// A page of all records of `kind` that name the row in `column`.
fn named(kind: &'static str, column: &'static str) -> Call {
    page(kind, move |_, parent, row| row[column] == parent["id"])
}

pub(super) fn account(column: &'static str) -> Call {
    call("", move |_: &View<'_>, row: &Row| match row[column].as_i64() {
        Some(id) => json!(BASE64URL_NOPAD.encode(format!("Account::{id}").as_bytes())),
        None => Value::Null,
    })
}

fn division() -> Call {
    call("{ code }", |view: &View<'_>, row: &Row| {
        let there = view.list("Division", |division| division["code"] == row["area_code"]);
        there.first().map_or(Value::Null, |division| json!({ "code": division["code"] }))
    })
}

fn missing() -> Call {
    call("", |_: &View<'_>, row: &Row| {
        let none = |columns: &[&str]| columns.iter().all(|column| row[*column].is_null());
        let papers: [(&str, &[&str]); 3] = [
            ("REGISTRATION_FORM", &["form_on"]),
            ("PICTURES", &["pictures_on", "video_on"]),
            ("GUARANTEE", &["guarantee_on"]),
        ];
        papers.iter().filter(|(_, columns)| none(columns)).map(|(name, _)| json!(name)).collect::<Value>()
    })
}

fn next() -> Call {
    call("", |_: &View<'_>, row: &Row| match text(row, "state") {
        "discovered" => json!(["SITE_CHECK"]),
        "checked" => json!(["STOP_NOTICE", "COORDINATION"]),
        "notified" => json!(["HEARING", "COORDINATION", "CARRY_OUT"]),
        "heard" => json!(["ORDER", "COORDINATION", "CARRY_OUT"]),
        "ordered" => json!(["URGING", "COORDINATION", "CARRY_OUT"]),
        "carried_out" => json!(["ACCEPTANCE"]),
        _ => json!([]),
    })
}

fn has_archive(view: &View<'_>, household: &Row) -> bool {
    let mine = |row: &Row| active(row) && row["household_id"] == household["id"];
    view.facts.rows("building_archive").iter().any(mine)
}

fn inspected(view: &View<'_>, grid: &Row) -> bool {
    view.facts.rows("construction_inspection").iter().any(|row| row["grid_id"] == grid["id"])
}

/// The progress of an area.
fn progress(area: &str) -> Call {
    let area = area.to_owned();
    let text_of = format!("(area: \"{area}\") {{ code households archives complete left }}");
    call(text_of, move |view: &View<'_>, _: &Row| {
        let here = |row: &Row| active(row) && text(row, "grid_code").starts_with(&area);
        let reach = view.rule("Query", "surveyProgress").unwrap();
        let homes: Vec<&Row> = view.facts.rows("household").iter().filter(|row| here(row)).collect();
        if !reach.covers(&area) || homes.is_empty() {
            return json!([]);
        }
        // the archives in force of the walk are complete
        let archives = homes.iter().filter(|home| has_archive(view, home)).count();
        json!([{ "code": area, "households": homes.len(), "archives": archives, "complete": archives,
            "left": homes.len() - archives }])
    })
}

const FIGURES: &str =
    "{ key archives complete imperfect inspections suspected discovered ended open pastDue }";

/// What is counted in an area.
fn figures(view: &View<'_>, area: &str) -> Option<Value> {
    let rows = |table: &str| -> Vec<&Row> {
        let all = view.facts.rows(table).iter();
        all.filter(|row| text(row, "grid_code").starts_with(area)).collect()
    };
    let archives = rows("building_archive");
    let active_ones = archives.iter().filter(|row| active(row)).count();
    let (inspections, violations) = (rows("construction_inspection"), rows("violation"));
    let open = violations.iter().filter(|row| row["status"] == "open");
    let past = open.clone().filter(|row| row["due_on"] == "2026-01-02").count();
    let suspected: i64 = inspections.iter().map(|row| int(row, "suspected")).sum();
    let any = !(archives.is_empty() && inspections.is_empty() && violations.is_empty());
    any.then(|| {
        json!({ "key": area, "archives": active_ones, "complete": active_ones, "imperfect": active_ones,
            "inspections": inspections.len(), "suspected": suspected, "discovered": violations.len(),
            "ended": violations.iter().filter(|row| !row["ended_on"].is_null()).count(), "open": open.count(),
            "pastDue": past })
    })
}

fn counted_in(area: &str) -> Call {
    let area = area.to_owned();
    call(format!("(area: \"{area}\") {FIGURES}"), move |view: &View<'_>, _: &Row| {
        let reach = view.reach("construction-statistics", "read");
        let found = figures(view, &area).filter(|_| reach.covers(&area));
        found.into_iter().collect::<Value>()
    })
}

/// Of the division or grid whose code is in this column.
fn counted_of(column: &'static str) -> Call {
    call(FIGURES, move |view: &View<'_>, row: &Row| {
        let code = text(row, column);
        if !view.reach("construction-statistics", "read").covers(code) {
            return Value::Null;
        }
        figures(view, code).unwrap_or_else(|| {
            json!({ "key": code, "archives": 0, "complete": 0, "imperfect": 0, "inspections": 0, "suspected": 0,
                "discovered": 0, "ended": 0, "open": 0, "pastDue": 0 })
        })
    })
}
