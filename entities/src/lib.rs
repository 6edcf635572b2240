//! The tables, one file each, with no logic. The kind of each table says where its rows live when the database is
//! spread over machines.

pub mod civil_affairs;
pub mod class;
pub mod family_planning;
pub mod files;
pub mod fire_safety;
pub mod illegal_construction;
pub mod key_groups;
pub mod people;
pub mod places;
pub mod platform;
pub mod property;
pub mod social_security;
pub mod staff;
pub mod work;

/// How a table's rows are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By district: key `(district_code, id)`, and the district is the first six digits of `grid_code`.
    Placed,
    /// By district, append-only; rows of no district have `000000`.
    Log,
    /// On every machine, rarely written.
    Reference,
    /// On one machine, key `id`, never joined to placed tables.
    Platform,
    /// An index of names beside the records; outside the rules of keys.
    Search,
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How its rows are spread.
    pub kind: Kind,
}

/// Every table but the migrations' own.
pub const TABLES: &[Table] = &[
    Table { name: "account", kind: Kind::Platform },
    Table { name: "post", kind: Kind::Platform },
    Table { name: "session", kind: Kind::Platform },
    Table { name: "known_network", kind: Kind::Platform },
    Table { name: "rights_epoch", kind: Kind::Platform },
    Table { name: "idempotency", kind: Kind::Platform },
    Table { name: "lease", kind: Kind::Platform },
    Table { name: "stream_head", kind: Kind::Platform },
    Table { name: "outbox", kind: Kind::Log },
    Table { name: "audit", kind: Kind::Log },
    Table { name: "history", kind: Kind::Log },
    Table { name: "division", kind: Kind::Reference },
    Table { name: "division_edition", kind: Kind::Reference },
    Table { name: "division_change", kind: Kind::Reference },
    Table { name: "division_alias", kind: Kind::Reference },
    Table { name: "division_shape", kind: Kind::Reference },
    Table { name: "district_setting", kind: Kind::Reference },
    Table { name: "grid", kind: Kind::Placed },
    Table { name: "unit_check", kind: Kind::Placed },
    Table { name: "compound", kind: Kind::Placed },
    Table { name: "building", kind: Kind::Placed },
    Table { name: "road", kind: Kind::Placed },
    Table { name: "facility", kind: Kind::Placed },
    Table { name: "place_grid", kind: Kind::Placed },
    Table { name: "place_shape", kind: Kind::Placed },
    Table { name: "code_counter", kind: Kind::Placed },
    Table { name: "code_alias", kind: Kind::Placed },
    Table { name: "post_leave", kind: Kind::Platform },
    Table { name: "notice_board", kind: Kind::Placed },
    Table { name: "liaison", kind: Kind::Platform },
    Table { name: "body", kind: Kind::Platform },
    Table { name: "body_member", kind: Kind::Platform },
    Table { name: "division_search", kind: Kind::Search },
    Table { name: "place_search", kind: Kind::Search },
    Table { name: "person", kind: Kind::Platform },
    Table { name: "dwelling", kind: Kind::Placed },
    Table { name: "household", kind: Kind::Placed },
    Table { name: "resident", kind: Kind::Placed },
    Table { name: "correction", kind: Kind::Placed },
    Table { name: "resident_certificate", kind: Kind::Placed },
    Table { name: "binding", kind: Kind::Platform },
    Table { name: "reveal_budget", kind: Kind::Platform },
    Table { name: "break_glass", kind: Kind::Platform },
    Table { name: "grid_stat", kind: Kind::Placed },
    Table { name: "grid_quarter", kind: Kind::Placed },
    Table { name: "resident_search", kind: Kind::Search },
    Table { name: "erasure", kind: Kind::Placed },
    Table { name: "export_budget", kind: Kind::Platform },
    Table { name: "stored_file", kind: Kind::Platform },
    Table { name: "attachment", kind: Kind::Placed },
    Table { name: "binding_try", kind: Kind::Platform },
    Table { name: "unit", kind: Kind::Placed },
    Table { name: "credit_code", kind: Kind::Reference },
    Table { name: "ownership", kind: Kind::Placed },
    Table { name: "tenancy", kind: Kind::Placed },
    Table { name: "tenancy_tenant", kind: Kind::Placed },
    Table { name: "tenancy_check", kind: Kind::Placed },
    Table { name: "matter_kind", kind: Kind::Platform },
    Table { name: "matter_admission", kind: Kind::Platform },
    Table { name: "work_day", kind: Kind::Reference },
    Table { name: "matter", kind: Kind::Placed },
    Table { name: "matter_step", kind: Kind::Placed },
    Table { name: "work_sheet", kind: Kind::Placed },
    Table { name: "announcement", kind: Kind::Placed },
    Table { name: "objection", kind: Kind::Placed },
    Table { name: "matter_stat", kind: Kind::Placed },
    Table { name: "service_team", kind: Kind::Platform },
    Table { name: "campaign", kind: Kind::Platform },
    Table { name: "campaign_action", kind: Kind::Platform },
    Table { name: "campaign_task", kind: Kind::Placed },
    Table { name: "service_round", kind: Kind::Platform },
    Table { name: "assistance_programme", kind: Kind::Platform },
    Table { name: "assistance_application", kind: Kind::Placed },
    Table { name: "household_visit", kind: Kind::Placed },
    Table { name: "assistance_grant", kind: Kind::Placed },
    Table { name: "assistance_review", kind: Kind::Placed },
    Table { name: "assistance_batch", kind: Kind::Platform },
    Table { name: "assistance_payment", kind: Kind::Placed },
    Table { name: "care_record", kind: Kind::Placed },
    Table { name: "care_visit", kind: Kind::Placed },
    Table { name: "birth_registration", kind: Kind::Placed },
    Table { name: "family_certificate", kind: Kind::Placed },
    Table { name: "family_support", kind: Kind::Placed },
    Table { name: "family_support_payment", kind: Kind::Placed },
    Table { name: "health_care_plan", kind: Kind::Placed },
    Table { name: "health_care_visit", kind: Kind::Placed },
    Table { name: "family_service", kind: Kind::Placed },
    Table { name: "building_archive", kind: Kind::Placed },
    Table { name: "construction_inspection", kind: Kind::Placed },
    Table { name: "violation", kind: Kind::Placed },
    Table { name: "violation_step", kind: Kind::Placed },
    Table { name: "construction_circular", kind: Kind::Platform },
    Table { name: "circular_village", kind: Kind::Platform },
    Table { name: "village_evaluation", kind: Kind::Platform },
    Table { name: "evaluation_item", kind: Kind::Platform },
    Table { name: "insurance_enrolment", kind: Kind::Placed },
    Table { name: "pension", kind: Kind::Placed },
    Table { name: "qualification_check", kind: Kind::Placed },
    Table { name: "employment", kind: Kind::Placed },
    Table { name: "unemployment", kind: Kind::Placed },
    Table { name: "unemployment_benefit", kind: Kind::Placed },
    Table { name: "job_hardship", kind: Kind::Placed },
    Table { name: "job_vacancy", kind: Kind::Placed },
    Table { name: "job_introduction", kind: Kind::Placed },
    Table { name: "training_course", kind: Kind::Platform },
    Table { name: "training_attendance", kind: Kind::Placed },
    Table { name: "fire_premises", kind: Kind::Placed },
    Table { name: "fire_equipment", kind: Kind::Placed },
    Table { name: "fire_plan", kind: Kind::Platform },
    Table { name: "fire_checklist", kind: Kind::Platform },
    Table { name: "fire_checklist_item", kind: Kind::Platform },
    Table { name: "fire_inspection", kind: Kind::Placed },
    Table { name: "fire_inspection_answer", kind: Kind::Placed },
    Table { name: "fire_hazard", kind: Kind::Placed },
    Table { name: "fire_hazard_step", kind: Kind::Placed },
    Table { name: "fire_activity", kind: Kind::Placed },
    Table { name: "fire_incident", kind: Kind::Placed },
    Table { name: "fire_incident_step", kind: Kind::Placed },
    Table { name: "visit_task", kind: Kind::Placed },
    Table { name: "key_file", kind: Kind::Placed },
    Table { name: "key_helper", kind: Kind::Placed },
    Table { name: "key_visit", kind: Kind::Placed },
    Table { name: "key_objection", kind: Kind::Placed },
    Table { name: "key_view", kind: Kind::Placed },
];
