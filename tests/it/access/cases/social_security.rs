//! Social security: insurance, pensions, work and training.

use super::super::oracle::{Kind, Row, View, text};
use super::civil_affairs::{all, below, counts, global, narrowed, near, of_area, part};
use super::files::attached;
use super::{Call, Case, Expected, active, call, case, column, history, page};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The day of the walk.
const TODAY: &str = "2026-01-05";

/// The cases of social security.
pub(super) const CASES: &[Case] = &[
    case("Query", "insuranceEnrolments", |_| {
        vec![
            narrowed("InsuranceEnrolment", "year: 2026", |row| row["year"] == 2026),
            narrowed("InsuranceEnrolment", "kind: MEDICAL", |row| row["scheme"] == "resident_medical"),
            narrowed("InsuranceEnrolment", "state: VOID", |row| row["state"] == "void"),
            narrowed("InsuranceEnrolment", "", |row| row["state"] != "void"),
        ]
    }),
    case("Query", "uninsured", |probes| probes.areas.iter().map(|area| uninsured_in(area)).collect()),
    case("InsuranceEnrolment", "resident", |_| vec![near("Resident", "resident_id")]),
    case("InsuranceEnrolment", "history", |_| vec![history("InsuranceEnrolment")]),
    case("Query", "pensions", |probes| {
        let mut calls = all("Pension", &probes.areas);
        calls.push(narrowed("Pension", "state: SUSPENDED", |row| row["state"] == "suspended"));
        calls.push(narrowed("Pension", "overdue: true", |row| {
            !row["check_due_on"].is_null() && text(row, "check_due_on") < TODAY
        }));
        calls.push(narrowed("Pension", "notified: true", |row| !row["notice_on"].is_null()));
        calls
    }),
    case("Query", "qualificationChecks", |probes| all("QualificationCheck", &probes.areas)),
    case("Pension", "resident", |_| vec![near("Resident", "resident_id")]),
    case("Pension", "checks", |_| vec![below("QualificationCheck", "pension_id")]),
    case("Pension", "history", |_| vec![history("Pension")]),
    case("QualificationCheck", "pension", |_| vec![near("Pension", "pension_id")]),
    case("QualificationCheck", "attachments", |_| vec![attached("QualificationCheck")]),
    case("Query", "employments", |probes| {
        let mut calls = all("EmploymentRecord", &probes.areas);
        calls.push(narrowed("EmploymentRecord", "current: true", |row| row["to_on"].is_null()));
        calls.push(narrowed("EmploymentRecord", "states: [JOBLESS]", |row| row["code"] == "70"));
        calls
    }),
    column("EmploymentRecord", "state", |_| {
        vec![call("", |_: &View<'_>, row: &Row| {
            json!(if row["code"] == "70" { "JOBLESS" } else { "WORKER" })
        })]
    }),
    case("EmploymentRecord", "resident", |_| vec![near("Resident", "resident_id")]),
    case("EmploymentRecord", "history", |_| vec![history("EmploymentRecord")]),
    case("Query", "unemploymentRegistrations", |probes| {
        let mut calls = all("UnemploymentRegistration", &probes.areas);
        let current = |row: &Row| row["to_on"].is_null();
        calls.push(narrowed("UnemploymentRegistration", "current: true", current));
        calls
    }),
    case("Query", "unemploymentBenefits", |probes| all("UnemploymentBenefit", &probes.areas)),
    case("UnemploymentRegistration", "resident", |_| vec![near("Resident", "resident_id")]),
    case("UnemploymentRegistration", "benefits", |_| vec![below("UnemploymentBenefit", "unemployment_id")]),
    case("UnemploymentRegistration", "history", |_| vec![history("UnemploymentRegistration")]),
    case("UnemploymentBenefit", "resident", |_| vec![near("Resident", "resident_id")]),
    case("UnemploymentBenefit", "registration", |_| {
        vec![near("UnemploymentRegistration", "unemployment_id")]
    }),
    case("UnemploymentBenefit", "matter", |_| vec![near("Matter", "matter_id")]),
    case("UnemploymentBenefit", "history", |_| vec![history("UnemploymentBenefit")]),
    case("Query", "jobHardships", |probes| {
        let mut calls = all("JobHardship", &probes.areas);
        let recognised = |row: &Row| !row["recognised_on"].is_null();
        calls.push(narrowed("JobHardship", "recognised: true", recognised));
        calls.push(narrowed("JobHardship", "recognised: false", |row| row["recognised_on"].is_null()));
        calls
    }),
    case("JobHardship", "resident", |_| vec![near("Resident", "resident_id")]),
    case("JobHardship", "matter", |_| vec![near("Matter", "matter_id")]),
    case("JobHardship", "history", |_| vec![history("JobHardship")]),
    case("Query", "jobVacancies", |probes| {
        let mut calls = all("JobVacancy", &probes.areas);
        calls.push(narrowed("JobVacancy", "open: true", open));
        calls.push(narrowed("JobVacancy", "open: false", |row| !open(row)));
        calls
    }),
    case("JobVacancy", "unit", |_| vec![near("Unit", "unit_id")]),
    case("JobVacancy", "open", |_| vec![call("", |_: &View<'_>, row: &Row| json!(open(row)))]),
    case("JobVacancy", "introductions", |_| vec![below("JobIntroduction", "vacancy_id")]),
    case("JobVacancy", "history", |_| vec![history("JobVacancy")]),
    case("Unit", "vacancies", |_| vec![below("JobVacancy", "unit_id")]),
    case("Query", "jobIntroductions", |probes| all("JobIntroduction", &probes.areas)),
    case("JobIntroduction", "resident", |_| vec![near("Resident", "resident_id")]),
    case("JobIntroduction", "vacancy", |_| vec![near("JobVacancy", "vacancy_id")]),
    case("JobIntroduction", "history", |_| vec![history("JobIntroduction")]),
    case("Query", "trainingCourses", |probes| {
        let mut calls = all("TrainingCourse", &probes.areas);
        calls.push(narrowed("TrainingCourse", "current: true", active));
        calls
    }),
    case("Query", "trainingAttendances", |probes| all("TrainingAttendance", &probes.areas)),
    case("TrainingCourse", "attendances", |_| {
        vec![page("TrainingAttendance", |_, course, row| row["course_id"] == course["id"])]
    }),
    case("TrainingCourse", "history", |_| vec![history("TrainingCourse")]),
    case("TrainingAttendance", "resident", |_| vec![near("Resident", "resident_id")]),
    case("TrainingAttendance", "course", |_| vec![global("TrainingCourse", "course_id")]),
    case("TrainingAttendance", "history", |_| vec![history("TrainingAttendance")]),
    case("Resident", "socialSecurity", |_| {
        vec![
            part("enrolments", "InsuranceEnrolment", "resident_id", |_| true),
            part("pensions", "Pension", "resident_id", |_| true),
            part("employments", "EmploymentRecord", "resident_id", |_| true),
            part("unemployment", "UnemploymentRegistration", "resident_id", |_| true),
            part("hardships", "JobHardship", "resident_id", |_| true),
            part("introductions", "JobIntroduction", "resident_id", |_| true),
            part("training", "TrainingAttendance", "resident_id", |_| true),
        ]
    }),
    case("Grid", "uninsured", |_| {
        vec![call("(insurance: MEDICAL, first: 200) { nodes { id } }", |view: &View<'_>, grid: &Row| {
            let code = text(grid, "grid_code");
            if !view.reach("insurance-coverage", "read").covers(code) {
                return Value::Null;
            }
            json!({ "nodes": uninsured(view, code) })
        })]
    }),
    case("Grid", "socialSecurity", |_| vec![paid_pensions("grid_code")]),
    case("Division", "socialSecurityStatistics", |_| vec![paid_pensions("code")]),
    case("Query", "socialSecurityStatistics", |probes| {
        probes.areas.iter().flat_map(|area| [statistics(area, area.len()), statistics(area, 15)]).collect()
    }),
];

/// Can somebody be introduced to a vacancy?
fn open(row: &Row) -> bool {
    row["closed_on"].is_null() && (row["closes_on"].is_null() || text(row, "closes_on") >= TODAY)
}

/// Who lives in an area and has no medical insurance this year, as far as the caller sees the residences.
fn uninsured(view: &View<'_>, area: &str) -> Vec<Value> {
    let covers = |of: &Row, row: &Row| {
        of["person_id"] == row["person_id"]
            && of["district_code"] == row["district_code"]
            && (of["year"] == 2026 && of["scheme"] == "resident_medical" && of["state"] == "paid")
    };
    view.ids("Resident", |row| {
        let enrolments = view.facts.rows("insurance_enrolment");
        let counts = active(row) && row["kind"] != "away" && text(row, "grid_code").starts_with(area);
        counts && !enrolments.iter().any(|of| covers(of, row))
    })
}

fn uninsured_in(area: &str) -> Call {
    let area = area.to_owned();
    let asked = format!("(area: \"{area}\", insurance: MEDICAL, first: 200) {{ nodes {{ id }} }}");
    call(asked, move |view: &View<'_>, _: &Row| {
        if !view.reach("insurance-coverage", "read").covers(&area) {
            return Expected { value: Value::Null, errors: vec![("NOT_FOUND".to_owned(), Vec::new())] };
        }
        Expected::from(json!({ "nodes": uninsured(view, &area) }))
    })
}

fn paid(view: &View<'_>, area: &str) -> usize {
    of_area(view, "pension", area).into_iter().filter(|row| row["state"] == "active").count()
}

/// Pensions that are paid in the area in this column.
fn paid_pensions(column: &'static str) -> Call {
    counts(column, "pensions { paid }", "Pension", |view, area| json!({ "paid": paid(view, area) }))
}

/// The rows of counts of an area that lie wholly within reach.
fn statistics(area: &str, digits: usize) -> Call {
    let (area, level) = (area.to_owned(), super::stat::level(digits));
    let asked = format!("(area: \"{area}\", level: {level}, first: 1000) {{ key pensions {{ paid }} }}");
    call(asked, move |view: &View<'_>, _: &Row| {
        let reach = view.reach("social-security-statistics", "read");
        let rows = ["resident", "job_vacancy"].into_iter().flat_map(|table| of_area(view, table, &area));
        let codes: BTreeSet<String> = rows.map(|row| text(row, "grid_code")[..digits].to_owned()).collect();
        let pensions = view.of(Kind::of("Pension"), "read");
        let row = |code: &String| {
            let counted = pensions.covers(code).then(|| json!({ "paid": paid(view, code) }));
            json!({ "key": code, "pensions": counted })
        };
        codes.iter().filter(|code| reach.covers(code)).map(row).collect::<Value>()
    })
}
