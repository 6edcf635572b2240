//! The records of the graph and where their rows lie: a line for each.

use super::{Row, int, text};
use std::cmp::Ordering;

/// A record type.
pub(crate) struct Kind {
    /// Its name in the graph.
    pub(crate) name: &'static str,
    /// Its table.
    pub(crate) table: &'static str,
    /// Where its rows lie.
    pub(crate) at: At,
    /// How its lists are ordered, before the key.
    pub(crate) order: Order,
    /// Column with the account whose own record it is.
    pub(crate) owner: Option<&'static str>,
    /// Column with the account of the person whom it tells of, who sees it beside its owner.
    pub(crate) subject: Option<&'static str>,
    /// Columns with the department lines that work with a row.
    pub(crate) lines: &'static [&'static str],
    /// What it is read through: a resource, the column that names the record, and the type of that record.
    pub(crate) through: Option<(&'static str, &'static str, &'static str)>,
    /// Fields whose column is not their own name.
    pub(crate) columns: &'static [(&'static str, &'static str)],
}

/// Where rows lie.
#[derive(Clone, Copy)]
pub(crate) enum At {
    /// In the grid, or the division, of `grid_code`.
    Grid,
    /// Also in the grids that `place_grid` names for this column.
    Grids(&'static str),
    /// In `area_code`, logged by district.
    Log,
    /// In `area_code`.
    Area,
    /// The code is the place.
    Code,
}

impl At {
    /// The column with the code of the place.
    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Grid | Self::Grids(_) => "grid_code",
            Self::Log | Self::Area => "area_code",
            Self::Code => "code",
        }
    }

    /// Does a global id name the district?
    pub(crate) fn has_district(self) -> bool {
        !matches!(self, Self::Area | Self::Code)
    }
}

/// Order of lists.
#[derive(Clone, Copy)]
pub(crate) enum Order {
    /// By this column.
    Text(&'static str),
    /// By key.
    Key,
    /// By key, newest first.
    Newest,
}

const fn kind(name: &'static str, table: &'static str, at: At, order: Order) -> Kind {
    Kind { name, table, at, order, owner: None, subject: None, lines: &[], through: None, columns: &[] }
}

/// Something that lies in a grid and that the person whom it is about sees as its own.
const fn of_person(name: &'static str, table: &'static str, order: Order) -> Kind {
    Kind { owner: Some("person_account"), ..kind(name, table, At::Grid, order) }
}

/// Every record; add a line for a new one.
pub(crate) const KINDS: &[Kind] = &[
    kind("Division", "division", At::Code, Order::Key),
    kind("DistrictSetting", "district_setting", At::Code, Order::Key),
    Kind { columns: &[("code", "grid_code")], ..kind("Grid", "grid", At::Grid, Order::Text("grid_code")) },
    kind("Compound", "compound", At::Grids("compound_id"), Order::Key),
    kind("Building", "building", At::Grid, Order::Text("code")),
    kind("Road", "road", At::Grids("road_id"), Order::Key),
    kind("Facility", "facility", At::Grid, Order::Key),
    Kind { owner: Some("id"), ..kind("Account", "account", At::Area, Order::Text("name")) },
    Kind {
        owner: Some("account_id"),
        columns: &[("roleCode", "role")],
        ..kind("Post", "post", At::Area, Order::Key)
    },
    Kind { owner: Some("account_id"), ..kind("Leave", "post_leave", At::Area, Order::Newest) },
    kind("NoticeBoard", "notice_board", At::Grid, Order::Text("grid_code")),
    kind("Liaison", "liaison", At::Area, Order::Key),
    kind("Body", "body", At::Area, Order::Key),
    kind("BodyMember", "body_member", At::Area, Order::Key),
    kind("HistoryEntry", "history", At::Log, Order::Newest),
    Kind { columns: &[("recordKey", "record_id")], ..kind("AuditRow", "audit", At::Log, Order::Newest) },
    kind("UnitCheck", "unit_check", At::Grid, Order::Newest),
    Kind {
        owner: Some("account_id"),
        columns: &[("identityNumber", "identity_number_mask"), ("telephone", "telephone_mask")],
        ..kind("Resident", "resident", At::Grid, Order::Text("grid_code"))
    },
    kind("Household", "household", At::Grid, Order::Text("grid_code")),
    Kind { owner: Some("account_id"), ..kind("Erasure", "erasure", At::Grid, Order::Newest) },
    kind("Attachment", "attachment", At::Grid, Order::Key),
    Kind {
        owner: Some("person_account"),
        columns: &[("purpose", "reason")],
        ..kind("RecordView", "audit", At::Log, Order::Newest)
    },
    Kind { owner: Some("account_id"), ..kind("Correction", "correction", At::Grid, Order::Newest) },
    Kind { owner: Some("account_id"), ..kind("BreakGlass", "break_glass", At::Area, Order::Newest) },
    kind("Dwelling", "dwelling", At::Grid, Order::Text("grid_code")),
    Kind {
        columns: &[("ownerKind", "party_kind"), ("ownerName", "party_name")],
        ..kind("Ownership", "ownership", At::Grid, Order::Text("grid_code"))
    },
    Kind {
        columns: &[("landlordKind", "party_kind"), ("landlordName", "party_name")],
        ..kind("Tenancy", "tenancy", At::Grid, Order::Text("grid_code"))
    },
    kind("TenancyCheck", "tenancy_check", At::Grid, Order::Newest),
    kind("AssistanceProgramme", "assistance_programme", At::Area, Order::Text("code")),
    Kind {
        owner: Some("person_account"),
        columns: &[("incomeFen", "income_mask"), ("means", "means_mask")],
        ..kind("AssistanceApplication", "assistance_application", At::Grid, Order::Newest)
    },
    Kind {
        columns: &[("incomeFen", "income_mask"), ("findings", "findings_mask")],
        ..kind("HouseholdVisit", "household_visit", At::Grid, Order::Newest)
    },
    Kind {
        owner: Some("person_account"),
        columns: &[("bankAccount", "bank_account_mask")],
        ..kind("AssistanceGrant", "assistance_grant", At::Grid, Order::Text("grid_code"))
    },
    Kind {
        owner: Some("person_account"),
        columns: &[("incomeFen", "income_mask"), ("findings", "findings_mask")],
        ..kind("AssistanceReview", "assistance_review", At::Grid, Order::Newest)
    },
    kind("AssistanceBatch", "assistance_batch", At::Area, Order::Newest),
    Kind {
        owner: Some("person_account"),
        ..kind("AssistancePayment", "assistance_payment", At::Grid, Order::Newest)
    },
    Kind {
        owner: Some("person_account"),
        columns: &[("needs", "needs_mask")],
        ..kind("CareRecord", "care_record", At::Grid, Order::Text("grid_code"))
    },
    Kind { columns: &[("note", "note_mask")], ..kind("CareVisit", "care_visit", At::Grid, Order::Newest) },
    of_person("BirthRegistration", "birth_registration", Order::Newest),
    of_person("FamilyCertificate", "family_certificate", Order::Text("grid_code")),
    of_person("FamilySupport", "family_support", Order::Newest),
    of_person("FamilySupportPayment", "family_support_payment", Order::Newest),
    of_person("FamilyService", "family_service", Order::Newest),
    Kind {
        owner: Some("nurse_account"),
        subject: Some("person_account"),
        columns: &[("need", "need_mask"), ("nurseId", "nurse_account")],
        ..kind("HealthCarePlan", "health_care_plan", At::Grid, Order::Key)
    },
    Kind {
        owner: Some("nurse_account"),
        subject: Some("person_account"),
        columns: &[("note", "note_mask")],
        ..kind("HealthCareVisit", "health_care_visit", At::Grid, Order::Newest)
    },
    of_person("InsuranceEnrolment", "insurance_enrolment", Order::Text("grid_code")),
    of_person("Pension", "pension", Order::Text("grid_code")),
    of_person("QualificationCheck", "qualification_check", Order::Newest),
    of_person("EmploymentRecord", "employment", Order::Text("grid_code")),
    of_person("UnemploymentRegistration", "unemployment", Order::Text("grid_code")),
    of_person("UnemploymentBenefit", "unemployment_benefit", Order::Newest),
    of_person("JobHardship", "job_hardship", Order::Newest),
    kind("JobVacancy", "job_vacancy", At::Grid, Order::Newest),
    of_person("JobIntroduction", "job_introduction", Order::Newest),
    kind("TrainingCourse", "training_course", At::Area, Order::Newest),
    of_person("TrainingAttendance", "training_attendance", Order::Newest),
    Kind { owner: Some("account_id"), ..kind("VisitTask", "visit_task", At::Grid, Order::Newest) },
    kind("Campaign", "campaign", At::Area, Order::Newest),
    kind("CampaignAction", "campaign_action", At::Area, Order::Key),
    kind("CampaignTask", "campaign_task", At::Grid, Order::Key),
    kind("ServiceTeam", "service_team", At::Area, Order::Key),
    kind("ServiceRound", "service_round", At::Area, Order::Key),
    kind("Unit", "unit", At::Grid, Order::Text("grid_code")),
    Kind {
        lines: &["line"],
        columns: &[("lineCode", "line")],
        ..kind("MatterAdmission", "matter_admission", At::Area, Order::Newest)
    },
    Kind {
        columns: &[("kindTitle", "title"), ("kindChinese", "chinese")],
        ..kind("Announcement", "announcement", At::Grid, Order::Newest)
    },
    Kind {
        owner: Some("account_id"),
        columns: &[("text", "body")],
        ..kind("Objection", "objection", At::Grid, Order::Newest)
    },
    Kind {
        owner: Some("person_account"),
        columns: &[("number", "number_mask")],
        ..kind("Certificate", "resident_certificate", At::Grid, Order::Text("grid_code"))
    },
    Kind { columns: &[("day", "day_on")], ..kind("WorkDay", "work_day", At::Code, Order::Key) },
    kind("MatterKind", "matter_kind", At::Area, Order::Text("code")),
    Kind {
        owner: Some("account_id"),
        lines: &["line", "asked_line"],
        columns: &[
            ("lineCode", "line"),
            ("askedLineCode", "asked_line"),
            ("pause", "paused"),
            ("pausedUntil", "pause_until"),
            ("sourceRef", "source_number"),
        ],
        ..kind("Matter", "matter", At::Grid, Order::Newest)
    },
    Kind {
        through: Some(("matter", "matter_id", "Matter")),
        columns: &[("number", "seq"), ("to", "to_stage")],
        ..kind("MatterStep", "matter_step", At::Grid, Order::Key)
    },
    kind("FirePremises", "fire_premises", At::Grid, Order::Text("grid_code")),
    kind("FireEquipment", "fire_equipment", At::Grid, Order::Key),
    kind("FirePlan", "fire_plan", At::Area, Order::Key),
    kind("FireChecklist", "fire_checklist", At::Area, Order::Newest),
    kind("FireChecklistItem", "fire_checklist_item", At::Area, Order::Key),
    kind("FireInspection", "fire_inspection", At::Grid, Order::Newest),
    kind("FireInspectionAnswer", "fire_inspection_answer", At::Grid, Order::Key),
    kind("FireHazard", "fire_hazard", At::Grid, Order::Newest),
    kind("FireHazardStep", "fire_hazard_step", At::Grid, Order::Key),
    kind("FireActivity", "fire_activity", At::Grid, Order::Newest),
    kind("FireIncident", "fire_incident", At::Grid, Order::Newest),
    kind("FireIncidentStep", "fire_incident_step", At::Grid, Order::Key),
    kind("BuildingArchive", "building_archive", At::Grid, Order::Text("grid_code")),
    kind("ConstructionInspection", "construction_inspection", At::Grid, Order::Newest),
    kind("Violation", "violation", At::Grid, Order::Newest),
    kind("ViolationStep", "violation_step", At::Grid, Order::Key),
    Kind {
        columns: &[("open", "open_now")],
        ..kind("ConstructionCircular", "construction_circular", At::Area, Order::Newest)
    },
    Kind {
        columns: &[("open", "open_now")],
        ..kind("CircularVillage", "circular_village", At::Area, Order::Key)
    },
    kind("VillageEvaluation", "village_evaluation", At::Area, Order::Newest),
    kind("EvaluationItem", "evaluation_item", At::Area, Order::Key),
    Kind {
        lines: &["from_line", "line"],
        columns: &[("fromLineCode", "from_line"), ("lineCode", "line")],
        ..kind("WorkSheet", "work_sheet", At::Grid, Order::Newest)
    },
];

impl Kind {
    /// The record type of this name.
    pub(crate) fn of(name: &str) -> &'static Self {
        KINDS.iter().find(|kind| kind.name == name).unwrap_or_else(|| panic!("add {name} to oracle/kinds.rs"))
    }

    /// The column that a field shows.
    pub(crate) fn column(&self, field: &str) -> String {
        let known = self.columns.iter().find(|(name, _)| *name == field);
        known.map_or_else(|| snake(field), |(_, column)| (*column).to_owned())
    }

    /// Compares two rows as lists do.
    pub(crate) fn order(&self, a: &Row, b: &Row) -> Ordering {
        let key = match self.at {
            At::Code => text(a, "code").cmp(text(b, "code")),
            _ => int(a, "id").cmp(&int(b, "id")),
        };
        match self.order {
            Order::Text(column) => text(a, column).cmp(text(b, column)).then(key),
            Order::Key => key,
            Order::Newest => key.reverse(),
        }
    }
}

fn snake(field: &str) -> String {
    let mut column = String::new();
    for c in field.chars() {
        if c.is_uppercase() {
            column.push('_');
        }
        column.extend(c.to_lowercase());
    }
    column
}
