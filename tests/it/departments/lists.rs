//! The lists of the departments that are narrowed by filters, each filter with what it goes by.

use By::{Before, Each, Global, Is, Placed, Since, Until};

/// What a filter narrows by: a column, or what is so in SQL.
pub(super) enum By {
    /// Each value of a column.
    Each(&'static str),
    /// A day, and what is later.
    Since(&'static str),
    /// A day, and what is earlier.
    Until(&'static str),
    /// What is earlier than a day.
    Before(&'static str),
    /// The record of a district that a column names, of this type.
    Placed(&'static str, &'static str),
    /// The record of no district that a column names.
    Global(&'static str, &'static str),
    /// What is so, and what is not; `TODAY` is the day of today.
    Is(&'static str),
}

/// A list, its table, which of its rows it has without a filter, and its filters.
pub(super) struct List(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static [(&'static str, By)],
);

const RESIDENT: (&str, By) = ("resident", Placed("Resident", "resident_id"));

/// Each list that has filters, but those of who sees nothing else.
pub(super) const LISTS: &[List] = &[
    List(
        "assistanceApplications",
        "assistance_application",
        "TRUE",
        &[
            ("kind", Each("kind")),
            RESIDENT,
            ("household", Placed("Household", "household_id")),
            ("appliedFrom", Since("applied_on")),
            ("appliedTo", Until("applied_on")),
        ],
    ),
    List(
        "assistanceGrants",
        "assistance_grant",
        "TRUE",
        &[
            ("state", Each("state")),
            ("kind", Each("kind")),
            ("programme", Global("AssistanceProgramme", "programme_id")),
            RESIDENT,
            ("household", Placed("Household", "household_id")),
            ("reviewDueTo", Until("review_due_on")),
            ("overdue", Is("review_due_on < TODAY")),
            ("owing", Is("overpaid_fen > recovered_fen")),
            ("from", Since("from_on")),
            ("to", Until("from_on")),
            ("stoppedFrom", Since("stopped_on")),
            ("stoppedTo", Until("stopped_on")),
        ],
    ),
    List(
        "assistancePayments",
        "assistance_payment",
        "TRUE",
        &[
            ("state", Each("state")),
            ("programme", Global("AssistanceProgramme", "programme_id")),
            RESIDENT,
            ("sentFrom", Since("sent_on")),
            ("sentTo", Until("sent_on")),
        ],
    ),
    List(
        "careRecords",
        "care_record",
        "status = 'active'",
        &[
            ("kind", Each("kind")),
            RESIDENT,
            ("visitDueTo", Until("visit_due_on")),
            ("overdue", Is("visit_due_on < TODAY")),
            ("visitedFrom", Since("visited_on")),
            ("visitedTo", Until("visited_on")),
        ],
    ),
    List(
        "birthRegistrations",
        "birth_registration",
        "TRUE",
        &[
            ("state", Each("state")),
            ("way", Each("way")),
            RESIDENT,
            ("registeredFrom", Since("registered_on")),
            ("registeredTo", Until("registered_on")),
        ],
    ),
    List(
        "familyCertificates",
        "family_certificate",
        "TRUE",
        &[
            ("kind", Each("kind")),
            ("state", Each("state")),
            RESIDENT,
            ("expired", Is("valid_to < TODAY")),
            ("validTo", Until("valid_to")),
            ("issuedFrom", Since("issued_on")),
            ("issuedTo", Until("issued_on")),
        ],
    ),
    List(
        "familySupports",
        "family_support",
        "TRUE",
        &[
            ("programme", Each("programme")),
            RESIDENT,
            ("appliedFrom", Since("applied_on")),
            ("appliedTo", Until("applied_on")),
        ],
    ),
    List(
        "familySupportPayments",
        "family_support_payment",
        "TRUE",
        &[("state", Each("state")), RESIDENT, ("paidFrom", Since("paid_on")), ("paidTo", Until("paid_on"))],
    ),
    List(
        "familyServices",
        "family_service",
        "TRUE",
        &[
            ("kind", Each("kind")),
            ("answer", Each("answer")),
            ("done", Is("done_on IS NOT NULL")),
            RESIDENT,
            ("offeredFrom", Since("offered_on")),
            ("offeredTo", Until("offered_on")),
        ],
    ),
    List(
        "insuranceEnrolments",
        "insurance_enrolment",
        "state <> 'void'",
        &[("scheme", Each("scheme")), RESIDENT, ("paidFrom", Since("paid_on")), ("paidTo", Until("paid_on"))],
    ),
    List(
        "pensions",
        "pension",
        "TRUE",
        &[
            ("scheme", Each("scheme")),
            ("state", Each("state")),
            RESIDENT,
            ("checkDueTo", Until("check_due_on")),
            ("overdue", Is("check_due_on < TODAY")),
            ("notified", Is("notice_on IS NOT NULL")),
            ("checkedFrom", Since("checked_on")),
            ("checkedTo", Until("checked_on")),
        ],
    ),
    List(
        "qualificationChecks",
        "qualification_check",
        "TRUE",
        &[
            ("way", Each("way")),
            ("result", Each("result")),
            RESIDENT,
            ("checkedFrom", Since("checked_on")),
            ("checkedTo", Until("checked_on")),
        ],
    ),
    List(
        "employments",
        "employment",
        "TRUE",
        &[("current", Is("to_on IS NULL")), RESIDENT, ("from", Since("from_on")), ("to", Until("from_on"))],
    ),
    List(
        "unemploymentRegistrations",
        "unemployment",
        "TRUE",
        &[
            ("current", Is("to_on IS NULL")),
            ("reason", Each("reason")),
            RESIDENT,
            ("from", Since("from_on")),
            ("to", Until("from_on")),
        ],
    ),
    List(
        "unemploymentBenefits",
        "unemployment_benefit",
        "TRUE",
        &[RESIDENT, ("appliedFrom", Since("applied_on")), ("appliedTo", Until("applied_on"))],
    ),
    List(
        "jobHardships",
        "job_hardship",
        "TRUE",
        &[
            ("category", Each("category")),
            ("untilTo", Until("until_on")),
            RESIDENT,
            ("appliedFrom", Since("applied_on")),
            ("appliedTo", Until("applied_on")),
        ],
    ),
    List(
        "jobVacancies",
        "job_vacancy",
        "TRUE",
        &[
            ("unit", Placed("Unit", "unit_id")),
            ("closesTo", Until("closes_on")),
            ("openedFrom", Since("opened_on")),
            ("openedTo", Until("opened_on")),
        ],
    ),
    List(
        "jobIntroductions",
        "job_introduction",
        "TRUE",
        &[
            ("result", Each("result")),
            RESIDENT,
            ("vacancy", Placed("JobVacancy", "vacancy_id")),
            ("introducedFrom", Since("introduced_on")),
            ("introducedTo", Until("introduced_on")),
        ],
    ),
    List(
        "trainingAttendances",
        "training_attendance",
        "TRUE",
        &[
            ("result", Each("result")),
            RESIDENT,
            ("course", Global("TrainingCourse", "course_id")),
            ("enteredFrom", Since("entered_on")),
            ("enteredTo", Until("entered_on")),
        ],
    ),
    List(
        "firePremises",
        "fire_premises",
        "status = 'active'",
        &[
            ("kind", Each("kind")),
            ("riskClass", Each("risk_class")),
            ("inspectByTo", Until("inspect_by")),
            ("overdue", Is("inspect_by < TODAY")),
            ("withoutManager", Is("manager_name IS NULL")),
            ("unit", Placed("Unit", "unit_id")),
        ],
    ),
    List(
        "fireEquipment",
        "fire_equipment",
        "status = 'active'",
        &[
            ("kind", Each("kind")),
            ("inspectByTo", Until("inspect_by")),
            ("overdue", Is("inspect_by < TODAY")),
            ("expiresTo", Until("expires_on")),
            ("expired", Is("expires_on < TODAY")),
            ("premises", Placed("FirePremises", "premises_id")),
        ],
    ),
    List(
        "fireInspections",
        "fire_inspection",
        "TRUE",
        &[
            ("kind", Each("kind")),
            ("failed", Is("failed > 0")),
            ("checklist", Global("FireChecklist", "checklist_id")),
            ("premises", Placed("FirePremises", "premises_id")),
            ("from", Since("inspected_on")),
            ("to", Until("inspected_on")),
        ],
    ),
    List(
        "fireHazards",
        "fire_hazard",
        "TRUE",
        &[
            ("kind", Each("kind")),
            ("level", Each("level")),
            ("status", Each("status")),
            ("state", Each("state")),
            ("source", Each("source")),
            ("overdue", Is("due_on < TODAY")),
            ("dueTo", Until("due_on")),
            ("premises", Placed("FirePremises", "premises_id")),
            ("from", Since("found_on")),
            ("to", Until("found_on")),
        ],
    ),
    List(
        "fireActivities",
        "fire_activity",
        "TRUE",
        &[
            ("kind", Each("kind")),
            ("premises", Placed("FirePremises", "premises_id")),
            ("from", Since("held_on")),
            ("to", Until("held_on")),
        ],
    ),
    List(
        "fireIncidents",
        "fire_incident",
        "TRUE",
        &[
            ("kind", Each("kind")),
            ("cause", Each("cause")),
            ("status", Each("status")),
            ("premises", Placed("FirePremises", "premises_id")),
            ("from", Since("occurred_on")),
            ("to", Until("occurred_on")),
        ],
    ),
    List(
        "buildingArchives",
        "building_archive",
        "status = 'active'",
        &[
            ("complete", Is("complete")),
            ("imperfect", Is("land_paper = 'missing' OR planning_paper = 'missing'")),
            ("household", Placed("Household", "household_id")),
            ("surveyedBefore", Before("surveyed_on")),
            ("surveyedFrom", Since("surveyed_on")),
            ("surveyedTo", Until("surveyed_on")),
        ],
    ),
    List(
        "violations",
        "violation",
        "TRUE",
        &[
            ("kind", Each("kind")),
            ("status", Each("status")),
            ("state", Each("state")),
            ("household", Placed("Household", "household_id")),
            ("pastDue", Is("status = 'open' AND due_on < TODAY")),
            ("from", Since("discovered_on")),
            ("to", Until("discovered_on")),
        ],
    ),
];
