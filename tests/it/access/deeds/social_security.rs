//! Mutations of social security.

use super::super::cases::civil_id as id;
use super::super::oracle::{Row, View, int, text};
use super::On::{About, Area, Record};
use super::{Deed, deed};
use serde_json::{Value, json};

/// The day of the walk.
const TODAY: &str = "2026-01-05";

/// The mutations of social security.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "putEnrolment",
        About("Resident"),
        |_, row| json!({ "enrolment": enrolment(row, 2024) }),
        |row| new(row, "insurance_enrolment", "year", "2024"),
    )
    .fits(|_, row| active(row)),
    deed(
        "putEnrolments",
        About("Resident"),
        |_, row| json!({ "enrolments": [enrolment(row, 2023)] }),
        |row| new(row, "insurance_enrolment", "year", "2023"),
    )
    .fits(|_, row| active(row)),
    deed(
        "voidEnrolment",
        Record("InsuranceEnrolment"),
        |_, _| json!({}),
        |row| of("insurance_enrolment", row, "state", "void"),
    )
    .fits(|_, row| row["state"] != "void"),
    deed(
        "startPension",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "scheme": "INSTITUTION_PENSION", "amountFen": 1 }),
        |row| new(row, "pension", "scheme", "institution_pension"),
    )
    .fits(|_, row| active(row)),
    deed(
        "changePension",
        Record("Pension"),
        |_, _| json!({ "amountFen": 777 }),
        |row| of("pension", row, "CAST(amount_fen AS text)", "777"),
    )
    .fits(|_, row| row["state"] != "ended"),
    deed(
        "recordQualificationCheck",
        Record("Pension"),
        |_, _| json!({ "way": "VISIT", "result": "CONFIRMED" }),
        |row| of("pension", row, "CAST(checked_on AS text)", TODAY),
    )
    .fits(|_, row| row["state"] != "ended"),
    deed(
        "servePensionNotice",
        Record("Pension"),
        |_, _| json!({ "way": "MAIL" }),
        |row| of("pension", row, "CAST(notice_on AS text)", TODAY),
    )
    .fits(|_, row| row["state"] == "active" && row["notice_on"].is_null()),
    deed(
        "suspendPension",
        Record("Pension"),
        |_, _| json!({}),
        |row| of("pension", row, "state", "suspended"),
    )
    .fits(|_, row| row["state"] == "active" && !row["notice_on"].is_null()),
    deed("resumePension", Record("Pension"), |_, _| json!({}), |row| of("pension", row, "state", "active"))
        .fits(|_, row| row["state"] == "suspended"),
    deed(
        "endPension",
        Record("Pension"),
        |_, _| json!({ "reason": "NOT_ENTITLED" }),
        |row| of("pension", row, "end_reason", "not_entitled"),
    )
    .fits(|_, row| row["state"] != "ended"),
    deed(
        "recordEmployment",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "state": "FREELANCER" }),
        |row| new(row, "employment", "code", "51"),
    )
    .fits(|_, row| active(row)),
    deed(
        "registerUnemployment",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "reason": "RESIGNED" }),
        |row| new(row, "unemployment", "reason", "resigned"),
    )
    .fits(|_, row| active(row) && row["kind"] == "away"),
    deed(
        "endUnemployment",
        Record("UnemploymentRegistration"),
        |_, _| json!({ "reason": "NOT_LOOKING" }),
        |row| of("unemployment", row, "end_reason", "not_looking"),
    )
    .fits(|_, row| row["to_on"].is_null()),
    deed(
        "applyForUnemploymentBenefit",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "detail": "Walked" }),
        |row| new(row, "unemployment_benefit", "applied_on", TODAY),
    )
    .fits(|_, row| active(row) && row["kind"] == "registered" && reports(row)),
    deed(
        "grantUnemploymentBenefit",
        Record("UnemploymentBenefit"),
        |_, _| json!({ "amountFen": 185_000, "months": 6 }),
        |row| of("unemployment_benefit", row, "CAST(months AS text)", "6"),
    )
    .fits(|view, row| stage(view, row) == "verify"),
    deed(
        "applyForJobHardship",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "category": "OLDER", "detail": "Walked" }),
        |row| new(row, "job_hardship", "category", "older"),
    )
    .fits(|_, row| active(row) && row["kind"] == "floating" && reports(row)),
    deed(
        "recogniseJobHardship",
        Record("JobHardship"),
        |_, _| json!({}),
        |row| of("job_hardship", row, "CAST(recognised_on AS text)", TODAY),
    )
    .fits(|view, row| stage(view, row) == "verify"),
    deed(
        "endJobHardship",
        Record("JobHardship"),
        |_, _| json!({ "reason": "GIVEN_UP" }),
        |row| of("job_hardship", row, "end_reason", "given_up"),
    )
    .fits(|_, row| !row["recognised_on"].is_null()),
    deed(
        "openVacancy",
        About("Unit"),
        |_, row| json!({ "unit": id("Unit", row), "title": "Walked", "places": 1 }),
        |row| {
            let sql = format!("SELECT title FROM job_vacancy WHERE title = 'Walked' AND unit_id = {}", row["id"]);
            (sql, "Walked".to_owned())
        },
    )
    .fits(|_, row| active(row)),
    deed(
        "changeVacancy",
        Record("JobVacancy"),
        |_, _| json!({ "title": "Walked" }),
        |row| of("job_vacancy", row, "title", "Walked"),
    )
    .fits(|_, row| row["closed_on"].is_null()),
    deed(
        "closeVacancy",
        Record("JobVacancy"),
        |_, _| json!({}),
        |row| of("job_vacancy", row, "close_reason", "withdrawn"),
    )
    .fits(|_, row| row["closed_on"].is_null()),
    deed(
        "introduceToVacancy",
        About("Resident"),
        |view, row| {
            let open = |v: &&Row| {
                v["district_code"] == row["district_code"]
                    && v["closed_on"].is_null()
                    && text(v, "closes_on") > TODAY
            };
            let vacancy = view.facts.rows("job_vacancy").iter().find(open);
            json!({ "resident": id("Resident", row), "vacancy": vacancy.map(|v| id("JobVacancy", v)) })
        },
        |row| new(row, "job_introduction", "introduced_on", TODAY),
    )
    .fits(|_, row| active(row) && row["kind"] == "away"),
    deed(
        "recordIntroductionResult",
        Record("JobIntroduction"),
        |_, _| json!({ "result": "DECLINED" }),
        |row| of("job_introduction", row, "result", "declined"),
    )
    .fits(|_, row| row["result"] == "pending"),
    deed(
        "createTrainingCourse",
        Area("Division"),
        |_, at| {
            json!({ "area": at["code"], "title": "Walked", "kind": "SKILLS", "organiser": "x", "fromOn": "2026-02-01",
                "toOn": "2026-02-10", "seats": 10 })
        },
        |at| {
            let code = text(at, "code");
            let sql = format!("SELECT title FROM training_course WHERE title = 'Walked' AND area_code = '{code}'");
            (sql, "Walked".to_owned())
        },
    )
    .fits(|_, at| [6, 9, 12].contains(&text(at, "code").len())),
    deed(
        "changeTrainingCourse",
        Record("TrainingCourse"),
        |_, _| json!({ "title": "Walked" }),
        |row| of("training_course", row, "title", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed(
        "cancelTrainingCourse",
        Record("TrainingCourse"),
        |_, _| json!({}),
        |row| of("training_course", row, "status", "retired"),
    )
    .fits(|_, row| active(row)),
    deed(
        "enterTraining",
        About("Resident"),
        |view, row| {
            let here = |c: &&Row| c["area_code"] == row["district_code"] && active(c);
            let course = view.facts.rows("training_course").iter().find(here);
            json!({ "resident": id("Resident", row), "course": course.map(|c| id("TrainingCourse", c)) })
        },
        |row| new(row, "training_attendance", "entered_on", TODAY),
    )
    .fits(|_, row| active(row) && row["kind"] != "registered"),
    deed(
        "recordTrainingResult",
        Record("TrainingAttendance"),
        |_, _| json!({ "result": "PASSED" }),
        |row| of("training_attendance", row, "result", "passed"),
    ),
];

pub(super) fn active(row: &Row) -> bool {
    row["status"] == "active"
}

/// Lies in a grid of which matters can be reported?
pub(super) fn reports(row: &Row) -> bool {
    !text(row, "grid_code").ends_with("002")
}

fn enrolment(row: &Row, year: i32) -> Value {
    json!({ "resident": id("Resident", row), "scheme": "RESIDENT_MEDICAL", "year": year, "state": "PAID" })
}

/// The stage of the case of an application.
pub(super) fn stage(view: &View<'_>, row: &Row) -> String {
    let mine = |m: &&Row| m["id"] == row["matter_id"] && m["district_code"] == row["district_code"];
    view.facts.rows("matter").iter().find(mine).map(|m| text(m, "stage").to_owned()).unwrap_or_default()
}

/// A column of the row, once it was written.
pub(super) fn of(table: &str, row: &Row, column: &str, wanted: &str) -> (String, String) {
    let district = row.get("district_code").and_then(Value::as_str);
    let here = district.map_or_else(String::new, |code| format!(" AND district_code = '{code}'"));
    (format!("SELECT {column} FROM {table} WHERE id = {}{here}", int(row, "id")), wanted.to_owned())
}

/// A column of a new row about the residence.
pub(super) fn new(row: &Row, table: &str, column: &str, wanted: &str) -> (String, String) {
    let sql = format!(
        "SELECT CAST({column} AS text) FROM {table} WHERE CAST({column} AS text) = '{wanted}' AND resident_id = {}",
        row["id"]
    );
    (sql, wanted.to_owned())
}
