//! Mutations of family planning.

use super::super::cases::civil_id as id;
use super::On::{About, Belonging, Record};
use super::social_security::{active, new, of, reports, stage};
use super::{Deed, deed};
use serde_json::json;

/// The day of the walk.
const TODAY: &str = "2026-01-05";

/// The mutations of family planning.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "registerBirth",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "bornOn": "2025-12-01" }),
        |row| new(row, "birth_registration", "born_on", "2025-12-01"),
    )
    .fits(|_, row| active(row)),
    deed(
        "voidBirthRegistration",
        Record("BirthRegistration"),
        |_, _| json!({}),
        |row| of("birth_registration", row, "state", "void"),
    )
    .fits(|_, row| row["state"] == "registered"),
    deed(
        "enterFamilyCertificate",
        About("Resident"),
        |_, row| {
            json!({ "resident": id("Resident", row), "kind": "ONLY_CHILD", "number": "Walked", "issuer": "office" })
        },
        |row| new(row, "family_certificate", "number", "Walked"),
    )
    .fits(|_, row| active(row)),
    deed(
        "changeFamilyCertificate",
        Record("FamilyCertificate"),
        |_, _| json!({ "issuer": "Walked" }),
        |row| of("family_certificate", row, "issuer", "Walked"),
    )
    .fits(|_, row| row["state"] != "void"),
    deed(
        "checkFamilyCertificate",
        Record("FamilyCertificate"),
        |_, _| json!({ "verified": false, "note": "Walked" }),
        |row| of("family_certificate", row, "check_note", "Walked"),
    )
    .fits(|_, row| row["state"] != "void"),
    deed(
        "voidFamilyCertificate",
        Record("FamilyCertificate"),
        |_, _| json!({}),
        |row| of("family_certificate", row, "state", "void"),
    )
    .fits(|_, row| row["state"] != "void"),
    deed(
        "applyForFamilySupport",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "programme": "CHILDCARE", "detail": "Walked" }),
        |row| new(row, "family_support", "programme", "childcare"),
    )
    .fits(|_, row| active(row) && row["kind"] == "registered" && reports(row)),
    deed(
        "grantFamilySupport",
        Record("FamilySupport"),
        |_, _| json!({ "amountFen": 96_000 }),
        |row| of("family_support", row, "CAST(amount_fen AS text)", "96000"),
    )
    .fits(|view, row| stage(view, row) == "verify"),
    deed(
        "endFamilySupport",
        Record("FamilySupport"),
        |_, _| json!({ "reason": "DECLINED" }),
        |row| of("family_support", row, "end_reason", "declined"),
    )
    .fits(|_, row| !row["from_on"].is_null() && row["to_on"].is_null()),
    deed(
        "draftFamilySupportPayment",
        Belonging("FamilySupport", "family-support-payment", "create"),
        |_, row| json!({ "support": id("FamilySupport", row), "year": 2026 }),
        |row| {
            let payment = "SELECT CAST(year AS text) FROM family_support_payment WHERE year = 2026";
            (format!("{payment} AND support_id = {}", row["id"]), "2026".to_owned())
        },
    )
    .fits(|_, row| !row["from_on"].is_null() && row["to_on"].is_null()),
    deed(
        "checkFamilySupportPayment",
        Record("FamilySupportPayment"),
        |_, _| json!({}),
        |row| of("family_support_payment", row, "state", "checked"),
    )
    .fits(|_, row| row["state"] == "draft"),
    deed(
        "payFamilySupport",
        Record("FamilySupportPayment"),
        |_, _| json!({}),
        |row| of("family_support_payment", row, "state", "paid"),
    )
    .fits(|_, row| row["state"] == "checked" || row["state"] == "returned"),
    deed(
        "returnFamilySupportPayment",
        Record("FamilySupportPayment"),
        |_, _| json!({ "reason": "Walked" }),
        |row| of("family_support_payment", row, "return_reason", "Walked"),
    )
    .fits(|_, row| row["state"] == "paid"),
    deed(
        "discardFamilySupportPayment",
        Record("FamilySupportPayment"),
        |_, _| json!({}),
        |row| of("family_support_payment", row, "state", "discarded"),
    )
    .fits(|_, row| row["state"] == "draft"),
    deed(
        "offerFamilyService",
        About("Resident"),
        |_, row| json!({ "resident": id("Resident", row), "kind": "PAPERS" }),
        |row| new(row, "family_service", "kind", "papers"),
    )
    .fits(|_, row| active(row) && row["kind"] == "floating"),
    deed(
        "answerFamilyService",
        Record("FamilyService"),
        |_, _| json!({ "taken": true }),
        |row| of("family_service", row, "answer", "taken"),
    )
    .fits(|_, row| row["answer"] == "open"),
    deed(
        "completeFamilyService",
        Record("FamilyService"),
        |_, _| json!({}),
        |row| of("family_service", row, "CAST(done_on AS text)", TODAY),
    )
    .fits(|_, row| row["answer"] == "taken" && row["done_on"].is_null()),
    deed(
        "openHealthCare",
        About("Resident"),
        |_, row| {
            json!({ "resident": id("Resident", row), "kind": "REPRODUCTIVE", "consentWay": "WRITTEN",
                "consentBy": "PERSON" })
        },
        |row| new(row, "health_care_plan", "kind", "reproductive"),
    )
    .fits(|_, row| active(row)),
    deed(
        "changeHealthCare",
        Record("HealthCarePlan"),
        |_, _| json!({ "visitDays": 77 }),
        |row| of("health_care_plan", row, "CAST(visit_days AS text)", "77"),
    )
    .fits(|_, row| row["state"] == "open"),
    deed(
        "closeHealthCare",
        Record("HealthCarePlan"),
        |_, _| json!({ "reason": "COMPLETED" }),
        |row| of("health_care_plan", row, "close_reason", "completed"),
    )
    .fits(|_, row| row["state"] == "open"),
    deed(
        "withdrawHealthCareConsent",
        Record("HealthCarePlan"),
        |_, _| json!({}),
        |row| of("health_care_plan", row, "close_reason", "withdrawn"),
    )
    .fits(|_, row| row["state"] == "open"),
    deed(
        "recordHealthCareVisit",
        Record("HealthCarePlan"),
        |_, _| json!({ "result": "WELL" }),
        |row| of("health_care_plan", row, "CAST(visited_on AS text)", TODAY),
    )
    .fits(|_, row| row["state"] == "open"),
];
