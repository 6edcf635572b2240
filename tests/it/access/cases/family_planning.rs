//! Family planning: births, certificates, support, services, and care at home.

use super::super::oracle::{Kind, Row, View, int, text};
use super::civil_affairs::{all, below, counts, narrowed, near, of_area, part};
use super::illegal_construction::account;
use super::{Call, Case, active, call, case, column, history};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The day of the walk.
const TODAY: &str = "2026-01-05";

/// The cases of family planning.
pub(super) const CASES: &[Case] = &[
    case("Query", "birthRegistrations", |probes| {
        let mut calls = all("BirthRegistration", &probes.areas);
        calls.push(narrowed("BirthRegistration", "state: VOID", |row| row["state"] == "void"));
        calls.push(narrowed("BirthRegistration", "way: ONLINE", |row| row["way"] == "online"));
        calls
    }),
    case("BirthRegistration", "resident", |_| vec![near("Resident", "resident_id")]),
    case("BirthRegistration", "history", |_| vec![history("BirthRegistration")]),
    case("Query", "familyCertificates", |probes| {
        let mut calls = all("FamilyCertificate", &probes.areas);
        calls.push(narrowed("FamilyCertificate", "state: REFUTED", |row| row["state"] == "refuted"));
        calls.push(narrowed("FamilyCertificate", "expired: true", |row| {
            !row["valid_to"].is_null() && text(row, "valid_to") < TODAY
        }));
        calls
    }),
    column("FamilyCertificate", "checkedBy", |_| vec![account("checked_by")]),
    case("FamilyCertificate", "resident", |_| vec![near("Resident", "resident_id")]),
    case("FamilyCertificate", "history", |_| vec![history("FamilyCertificate")]),
    case("Query", "familySupports", |probes| {
        let mut calls = all("FamilySupport", &probes.areas);
        calls.push(narrowed("FamilySupport", "given: true", |row| !row["from_on"].is_null()));
        calls.push(narrowed("FamilySupport", "programme: RURAL_REWARD", |row| {
            row["programme"] == "rural_reward"
        }));
        calls
    }),
    case("FamilySupport", "resident", |_| vec![near("Resident", "resident_id")]),
    case("FamilySupport", "matter", |_| vec![near("Matter", "matter_id")]),
    case("FamilySupport", "payments", |_| vec![below("FamilySupportPayment", "support_id")]),
    case("FamilySupport", "history", |_| vec![history("FamilySupport")]),
    case("Query", "familySupportPayments", |probes| {
        let mut calls = all("FamilySupportPayment", &probes.areas);
        calls.push(narrowed("FamilySupportPayment", "state: PAID", |row| row["state"] == "paid"));
        calls.push(narrowed("FamilySupportPayment", "year: 2025", |row| row["year"] == 2025));
        calls
    }),
    column("FamilySupportPayment", "draftedBy", |_| vec![account("drafted_by")]),
    column("FamilySupportPayment", "checkedBy", |_| vec![account("checked_by")]),
    case("FamilySupportPayment", "support", |_| vec![near("FamilySupport", "support_id")]),
    case("FamilySupportPayment", "resident", |_| vec![near("Resident", "resident_id")]),
    case("FamilySupportPayment", "history", |_| vec![history("FamilySupportPayment")]),
    case("Query", "familyServices", |probes| {
        let mut calls = all("FamilyService", &probes.areas);
        calls.push(narrowed("FamilyService", "answer: TAKEN", |row| row["answer"] == "taken"));
        calls.push(narrowed("FamilyService", "done: true", |row| !row["done_on"].is_null()));
        calls
    }),
    case("FamilyService", "resident", |_| vec![near("Resident", "resident_id")]),
    case("FamilyService", "history", |_| vec![history("FamilyService")]),
    case("Query", "healthCarePlans", |probes| {
        let mut calls = all("HealthCarePlan", &probes.areas);
        calls.push(narrowed("HealthCarePlan", "kind: MATERNAL", |row| row["kind"] == "maternal"));
        calls.push(narrowed("HealthCarePlan", "overdue: true", |row| {
            !row["visit_due_on"].is_null() && text(row, "visit_due_on") < TODAY
        }));
        calls
    }),
    column("HealthCarePlan", "nurseId", |_| vec![account("nurse_account")]),
    case("HealthCarePlan", "resident", |_| vec![near("Resident", "resident_id")]),
    case("HealthCarePlan", "visits", |_| vec![below("HealthCareVisit", "plan_id")]),
    case("HealthCareVisit", "plan", |_| vec![near("HealthCarePlan", "plan_id")]),
    case("Query", "healthCareFigures", |probes| {
        probes.areas.iter().filter(|area| area.len() <= 12).map(|area| figures(area)).collect()
    }),
    case("Query", "familyPlanningMap", |probes| probes.areas.iter().map(|area| map(area)).collect()),
    case("Resident", "familyPlanning", |_| {
        vec![
            part("births", "BirthRegistration", "resident_id", |_| true),
            part("certificates", "FamilyCertificate", "resident_id", |_| true),
            part("supports", "FamilySupport", "resident_id", |_| true),
            part("payments", "FamilySupportPayment", "resident_id", |_| true),
            part("services", "FamilyService", "resident_id", |_| true),
            part("carePlans", "HealthCarePlan", "resident_id", |_| true),
        ]
    }),
    case("Grid", "familyPlanning", |_| vec![births_in("grid_code")]),
    case("Division", "familyPlanningStatistics", |_| vec![births_in("code")]),
    case("Query", "familyPlanningStatistics", |probes| {
        probes.areas.iter().flat_map(|area| [statistics(area, area.len()), statistics(area, 15)]).collect()
    }),
];

/// Visits of a quarter in communities that have ten or more, in tens.
fn figures(area: &str) -> Call {
    let area = area.to_owned();
    let asked = format!("(area: \"{area}\", year: 2025, quarter: 4) {{ key maternal visits withheld }}");
    call(asked, move |view: &View<'_>, _: &Row| {
        if !view.reach("health-care-figures", "read").covers(&area) {
            return json!([]);
        }
        let count = |table: &str, which: fn(&Row) -> bool| {
            let mut cells: BTreeMap<String, i64> = BTreeMap::new();
            for row in of_area(view, table, &area).into_iter().filter(|row| which(row)) {
                *cells.entry(text(row, "grid_code")[..12].to_owned()).or_default() += 1;
            }
            let sum: i64 = cells.values().filter(|count| **count >= 10).sum();
            if sum >= 10 { json!(sum / 10 * 10) } else { Value::Null }
        };
        let visits = count("health_care_visit", |_| true);
        let maternal = count("health_care_plan", |row| row["kind"] == "maternal");
        match visits.is_null() && maternal.is_null() {
            true => json!([]),
            // there are no plans of children or of reproductive health of ten or more
            false => json!([{ "key": area, "maternal": maternal, "visits": visits, "withheld": true }]),
        }
    })
}

/// The compounds of an area whose community is wholly within reach: none of the walk has ten of anything.
fn map(area: &str) -> Call {
    let area = area.to_owned();
    let asked = format!("(area: \"{area}\") {{ compound {{ id }} registrations withheld }}");
    call(asked, move |view: &View<'_>, _: &Row| {
        let reach = view.reach("family-planning-map", "read");
        let shown = |row: &Row| {
            active(row)
                && view.lies_in(Kind::of("Compound"), row, &area)
                && reach.covers(&text(row, "grid_code")[..12])
        };
        let row = |id: Value| json!({ "compound": id, "registrations": null, "withheld": true });
        view.ids("Compound", shown).into_iter().map(row).collect::<Value>()
    })
}

fn registered(view: &View<'_>, area: &str) -> usize {
    of_area(view, "birth_registration", area).into_iter().filter(|row| row["state"] == "registered").count()
}

/// Registered births in the area in this column.
fn births_in(column: &'static str) -> Call {
    counts(
        column,
        "births { registered }",
        "BirthRegistration",
        |view, area| json!({ "registered": registered(view, area) }),
    )
}

/// The rows of counts of an area that lie wholly within reach.
fn statistics(area: &str, digits: usize) -> Call {
    let (area, level) = (area.to_owned(), super::stat::level(digits));
    let asked = format!(
        "(area: \"{area}\", level: {level}, first: 1000) {{ key births {{ registered }} supports {{ yearlyYuan }} }}"
    );
    call(asked, move |view: &View<'_>, _: &Row| {
        let reach = view.reach("family-planning-statistics", "read");
        let rows = of_area(view, "resident", &area);
        let codes: BTreeSet<String> =
            rows.into_iter().map(|row| text(row, "grid_code")[..digits].to_owned()).collect();
        let (births, supports) =
            (view.of(Kind::of("BirthRegistration"), "read"), view.of(Kind::of("FamilySupport"), "read"));
        let row = |code: &String| {
            let counted = births.covers(code).then(|| json!({ "registered": registered(view, code) }));
            let given = of_area(view, "family_support", code);
            let fen: i64 =
                given.iter().filter(|row| !row["from_on"].is_null()).map(|row| int(row, "amount_fen")).sum();
            let sum = supports.covers(code).then(|| json!({ "yearlyYuan": fen / 100 }));
            json!({ "key": code, "births": counted, "supports": sum })
        };
        codes.iter().filter(|code| reach.covers(code)).map(row).collect::<Value>()
    })
}
