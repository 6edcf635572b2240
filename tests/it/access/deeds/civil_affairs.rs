//! Mutations of civil affairs.

use super::super::cases::civil_id as id;
use super::super::oracle::{Row, View, int, text};
use super::On::{About, Area, Record};
use super::{Deed, deed};
use serde_json::{Value, json};

/// The mutations of civil affairs.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "createAssistanceProgramme",
        Area("Division"),
        |_, at| {
            json!({ "area": at["code"], "code": "walked", "kind": "DESTITUTE", "title": "Walked", "chinese": "x",
                "conditions": "x", "amountRule": "FIXED", "amountFen": 100, "payout": "MONTHLY", "announced": false,
                "kindCode": "kind-civil" })
        },
        |at| {
            let code = text(at, "code");
            let sql = format!("SELECT title FROM assistance_programme WHERE code = 'walked' AND area_code = '{code}'");
            (sql, "Walked".to_owned())
        },
    )
    .fits(|_, at| ["340705", "371102"].contains(&text(at, "code"))),
    deed(
        "changeAssistanceProgramme",
        Record("AssistanceProgramme"),
        |_, _| json!({ "title": "Walked" }),
        |row| of("assistance_programme", row, "title", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed(
        "retireAssistanceProgramme",
        Record("AssistanceProgramme"),
        |_, _| json!({}),
        |row| of("assistance_programme", row, "status", "retired"),
    )
    .fits(|_, row| active(row)),
    deed(
        "applyForAssistance",
        About("Resident"),
        |view, row| {
            let here = |p: &&Row| p["code"] == "walk-b" && p["area_code"] == row["district_code"];
            let programme = view.facts.rows("assistance_programme").iter().find(here);
            json!({ "resident": id("Resident", row), "programme": programme.map(|p| id("AssistanceProgramme", p)),
                "detail": "Walked" })
        },
        |row| {
            let sql = format!(
                "SELECT kind FROM assistance_application WHERE kind = 'destitute' AND resident_id = {}",
                row["id"]
            );
            (sql, "destitute".to_owned())
        },
    )
    .fits(|_, row| active(row) && !text(row, "grid_code").ends_with("002")),
    deed(
        "recordHouseholdVisit",
        About("AssistanceApplication"),
        |_, row| json!({ "application": id("AssistanceApplication", row), "people": 7, "confirmed": true }),
        |row| new(row, "household_visit", "people", "7", "application_id"),
    )
    .fits(|view, row| stage(view, row) == "first_review"),
    deed(
        "grantAssistance",
        About("AssistanceApplication"),
        |_, row| json!({ "application": id("AssistanceApplication", row), "bankAccount": "9900123412345678" }),
        |row| new(row, "assistance_grant", "amount_fen", "20000", "application_id"),
    )
    .fits(|view, row| stage(view, row) == "verify"),
    deed(
        "changeGrantAccount",
        Record("AssistanceGrant"),
        |_, _| json!({ "bankAccount": "9900000000001234" }),
        |row| of("assistance_grant", row, "bank_account_mask", "************1234"),
    ),
    deed(
        "suspendGrant",
        Record("AssistanceGrant"),
        |_, _| json!({ "note": "Walked" }),
        |row| of("assistance_grant", row, "state", "suspended"),
    )
    .fits(|_, row| row["state"] == "active"),
    deed(
        "resumeGrant",
        Record("AssistanceGrant"),
        |_, _| json!({ "note": "Walked" }),
        |row| of("assistance_grant", row, "state", "active"),
    )
    .fits(|_, row| row["state"] == "suspended"),
    deed(
        "stopGrant",
        Record("AssistanceGrant"),
        |_, _| json!({ "reason": "GIVEN_UP" }),
        |row| of("assistance_grant", row, "state", "stopped"),
    )
    .fits(|_, row| row["state"] == "active"),
    deed(
        "reviewGrant",
        Record("AssistanceGrant"),
        |_, _| json!({ "result": "CONTINUED" }),
        |row| of("assistance_grant", row, "CAST(reviewed_on AS text)", "2026-01-05"),
    )
    .fits(|_, row| row["state"] == "active"),
    deed(
        "claimOverpayment",
        Record("AssistanceGrant"),
        |_, _| json!({ "amountFen": 1, "note": "Walked" }),
        |row| of("assistance_grant", row, "CAST(overpaid_fen AS text)", "5001"),
    )
    .fits(paid),
    deed(
        "recordRecovery",
        Record("AssistanceGrant"),
        |_, _| json!({ "amountFen": 1 }),
        |row| of("assistance_grant", row, "CAST(recovered_fen AS text)", "1001"),
    ),
    deed(
        "draftAssistanceBatch",
        Area("Division"),
        |view, at| {
            let here = |p: &&Row| p["code"] == "walk-a" && text(at, "code").starts_with(text(p, "area_code"));
            let programme = view.facts.rows("assistance_programme").iter().find(here);
            json!({ "programme": programme.map(|p| id("AssistanceProgramme", p)), "area": at["code"], "month": "2026-01" })
        },
        |at| {
            let code = text(at, "code");
            let sql = format!("SELECT state FROM assistance_batch WHERE month = '2026-01' AND area_code = '{code}'");
            (sql, "drafted".to_owned())
        },
    )
    .fits(|_, at| ["340705", "371102", "340705005", "371102100"].contains(&text(at, "code"))),
    deed(
        "checkAssistanceBatch",
        Record("AssistanceBatch"),
        |_, _| json!({}),
        |row| of("assistance_batch", row, "state", "checked"),
    )
    .fits(|_, row| row["state"] == "drafted"),
    deed(
        "sendAssistanceBatch",
        Record("AssistanceBatch"),
        |_, _| json!({ "reference": "Walked" }),
        |row| of("assistance_batch", row, "reference", "Walked"),
    )
    .fits(|_, row| row["state"] == "checked"),
    deed(
        "discardAssistanceBatch",
        Record("AssistanceBatch"),
        |_, _| json!({}),
        |row| of("assistance_batch", row, "state", "discarded"),
    )
    .fits(|_, row| row["state"] == "drafted"),
    deed(
        "returnAssistancePayment",
        Record("AssistancePayment"),
        |_, _| json!({ "reason": "OTHER" }),
        |row| of("assistance_payment", row, "state", "returned"),
    )
    .fits(|_, row| row["state"] == "sent"),
    deed(
        "openCareRecord",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "kind": "ORPHAN", "plan": "Walked" }),
        |row| new(row, "care_record", "plan", "Walked", "resident_id"),
    )
    .fits(|_, row| active(row)),
    deed(
        "changeCareRecord",
        Record("CareRecord"),
        |_, _| json!({ "plan": "Walked" }),
        |row| of("care_record", row, "plan", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed(
        "closeCareRecord",
        Record("CareRecord"),
        |_, _| json!({ "reason": "NOT_NEEDED" }),
        |row| of("care_record", row, "status", "retired"),
    )
    .fits(|_, row| active(row)),
    deed(
        "recordCareVisit",
        Record("CareRecord"),
        |_, _| json!({ "result": "WELL" }),
        |row| of("care_record", row, "CAST(visited_on AS text)", "2026-01-05"),
    )
    .fits(|_, row| active(row)),
];

fn active(row: &Row) -> bool {
    row["status"] == "active"
}

/// The stage of the case of an application.
fn stage(view: &View<'_>, row: &Row) -> String {
    let mine = |m: &&Row| m["id"] == row["matter_id"] && m["district_code"] == row["district_code"];
    view.facts.rows("matter").iter().find(mine).map(|m| text(m, "stage").to_owned()).unwrap_or_default()
}

/// Was anything paid of a grant?
fn paid(view: &View<'_>, row: &Row) -> bool {
    let mine = |p: &Row| {
        p["grant_id"] == row["id"] && p["district_code"] == row["district_code"] && p["state"] == "sent"
    };
    view.facts.rows("assistance_payment").iter().any(mine)
}

/// A column of the row, once it was written.
fn of(table: &str, row: &Row, column: &str, wanted: &str) -> (String, String) {
    let district = row.get("district_code").and_then(Value::as_str);
    let here = district.map_or_else(String::new, |code| format!(" AND district_code = '{code}'"));
    (format!("SELECT {column} FROM {table} WHERE id = {}{here}", int(row, "id")), wanted.to_owned())
}

/// A column of a new row that names this one in `parent`.
fn new(row: &Row, table: &str, column: &str, wanted: &str, parent: &str) -> (String, String) {
    let sql = format!(
        "SELECT CAST({column} AS text) FROM {table} WHERE CAST({column} AS text) = '{wanted}' AND {parent} = {}",
        row["id"]
    );
    (sql, wanted.to_owned())
}
