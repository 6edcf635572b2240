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

/// What the rows of a placed table lie with: they go where that goes within its district, in the moving transaction, also
/// those of modules that are off. A district code is never updated, so to another district nothing goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// By their column `building_id`: in the building.
    Building,
    /// By their column `resident_id`: where the residence lies.
    Resident,
    /// By their columns `resident_id` and `person_id`: where the residence lies, and with the person from a residence to
    /// the next one and into a merge. What a department holds of people is tied like this.
    Person,
    /// By their column `matter_id`: where the matter lies.
    Matter,
    /// By their column `unit_id`: where the unit works.
    Unit,
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How its rows are spread.
    pub kind: Kind,
    /// What its rows lie with, if with anything.
    pub tie: Option<Tie>,
}

impl Table {
    /// A table whose rows lie with nothing.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, tie: None }
    }

    /// The table with rows that lie with something.
    #[must_use]
    pub const fn tied(self, tie: Tie) -> Self {
        Self { tie: Some(tie), ..self }
    }
}

/// Types of records that nobody learns of but who works with them and the person: of what is done with them the audit tells
/// nobody else, also where their module is off.
pub const RESTRICTED: &[&str] = &["HealthCarePlan", "HealthCareVisit"];

/// THE LIST of tables: every one but the migrations' own. A placed table with a column `building_id`, `resident_id`,
/// `matter_id` or `unit_id` says what its rows lie with.
pub const TABLES: &[Table] = &[
    Table::new("account", Kind::Platform),
    Table::new("post", Kind::Platform),
    Table::new("session", Kind::Platform),
    Table::new("known_network", Kind::Platform),
    Table::new("rights_epoch", Kind::Platform),
    Table::new("idempotency", Kind::Platform),
    Table::new("lease", Kind::Platform),
    Table::new("key_mark", Kind::Platform),
    Table::new("stream_head", Kind::Platform),
    Table::new("outbox", Kind::Log),
    Table::new("audit", Kind::Log),
    Table::new("history", Kind::Log),
    Table::new("division", Kind::Reference),
    Table::new("division_edition", Kind::Reference),
    Table::new("division_change", Kind::Reference),
    Table::new("division_alias", Kind::Reference),
    Table::new("division_shape", Kind::Reference),
    Table::new("district_setting", Kind::Reference),
    Table::new("grid", Kind::Placed),
    Table::new("unit_check", Kind::Placed),
    Table::new("compound", Kind::Placed),
    Table::new("building", Kind::Placed),
    Table::new("road", Kind::Placed),
    Table::new("facility", Kind::Placed),
    Table::new("place_grid", Kind::Placed),
    Table::new("place_shape", Kind::Placed),
    Table::new("code_counter", Kind::Placed),
    Table::new("code_alias", Kind::Placed),
    Table::new("post_leave", Kind::Platform),
    Table::new("notice_board", Kind::Placed),
    Table::new("liaison", Kind::Platform),
    Table::new("body", Kind::Platform),
    Table::new("body_member", Kind::Platform),
    Table::new("division_search", Kind::Search),
    Table::new("place_search", Kind::Search),
    Table::new("person", Kind::Platform),
    Table::new("dwelling", Kind::Placed).tied(Tie::Building),
    Table::new("household", Kind::Placed).tied(Tie::Building),
    Table::new("resident", Kind::Placed).tied(Tie::Building),
    Table::new("correction", Kind::Placed).tied(Tie::Resident),
    Table::new("resident_certificate", Kind::Placed).tied(Tie::Resident),
    Table::new("binding", Kind::Platform),
    Table::new("reveal_budget", Kind::Platform),
    Table::new("break_glass", Kind::Platform),
    Table::new("grid_stat", Kind::Placed),
    Table::new("grid_quarter", Kind::Placed),
    Table::new("resident_search", Kind::Search),
    Table::new("erasure", Kind::Placed).tied(Tie::Resident),
    Table::new("export_budget", Kind::Platform),
    Table::new("stored_file", Kind::Platform),
    Table::new("attachment", Kind::Placed),
    Table::new("binding_try", Kind::Platform),
    Table::new("unit", Kind::Placed).tied(Tie::Building),
    Table::new("credit_code", Kind::Reference),
    Table::new("ownership", Kind::Placed).tied(Tie::Building),
    Table::new("tenancy", Kind::Placed).tied(Tie::Building),
    Table::new("tenancy_tenant", Kind::Placed).tied(Tie::Building),
    Table::new("tenancy_check", Kind::Placed).tied(Tie::Building),
    Table::new("matter_kind", Kind::Platform),
    Table::new("matter_admission", Kind::Platform),
    Table::new("work_day", Kind::Reference),
    Table::new("matter", Kind::Placed).tied(Tie::Building),
    Table::new("matter_step", Kind::Placed).tied(Tie::Matter),
    Table::new("work_sheet", Kind::Placed).tied(Tie::Matter),
    Table::new("announcement", Kind::Placed).tied(Tie::Matter),
    Table::new("objection", Kind::Placed).tied(Tie::Matter),
    Table::new("matter_stat", Kind::Placed),
    Table::new("matter_sum", Kind::Placed),
    Table::new("service_team", Kind::Platform),
    Table::new("campaign", Kind::Platform),
    Table::new("campaign_action", Kind::Platform),
    Table::new("campaign_task", Kind::Placed),
    Table::new("service_round", Kind::Platform),
    Table::new("assistance_programme", Kind::Platform),
    Table::new("assistance_application", Kind::Placed).tied(Tie::Person),
    Table::new("household_visit", Kind::Placed).tied(Tie::Person),
    Table::new("assistance_grant", Kind::Placed).tied(Tie::Person),
    Table::new("assistance_review", Kind::Placed).tied(Tie::Person),
    Table::new("assistance_batch", Kind::Platform),
    Table::new("assistance_payment", Kind::Placed).tied(Tie::Person),
    Table::new("care_record", Kind::Placed).tied(Tie::Person),
    Table::new("care_visit", Kind::Placed).tied(Tie::Person),
    Table::new("birth_registration", Kind::Placed).tied(Tie::Person),
    Table::new("family_certificate", Kind::Placed).tied(Tie::Person),
    Table::new("family_support", Kind::Placed).tied(Tie::Person),
    Table::new("family_support_payment", Kind::Placed).tied(Tie::Person),
    Table::new("health_care_plan", Kind::Placed).tied(Tie::Person),
    Table::new("health_care_visit", Kind::Placed).tied(Tie::Person),
    Table::new("family_service", Kind::Placed).tied(Tie::Person),
    Table::new("building_archive", Kind::Placed).tied(Tie::Building),
    Table::new("construction_inspection", Kind::Placed),
    Table::new("violation", Kind::Placed).tied(Tie::Matter),
    Table::new("violation_step", Kind::Placed).tied(Tie::Matter),
    Table::new("construction_circular", Kind::Platform),
    Table::new("circular_village", Kind::Platform),
    Table::new("village_evaluation", Kind::Platform),
    Table::new("evaluation_item", Kind::Platform),
    Table::new("insurance_enrolment", Kind::Placed).tied(Tie::Person),
    Table::new("pension", Kind::Placed).tied(Tie::Person),
    Table::new("qualification_check", Kind::Placed).tied(Tie::Person),
    Table::new("employment", Kind::Placed).tied(Tie::Person),
    Table::new("unemployment", Kind::Placed).tied(Tie::Person),
    Table::new("unemployment_benefit", Kind::Placed).tied(Tie::Person),
    Table::new("job_hardship", Kind::Placed).tied(Tie::Person),
    Table::new("job_vacancy", Kind::Placed).tied(Tie::Unit),
    Table::new("job_introduction", Kind::Placed).tied(Tie::Person),
    Table::new("training_course", Kind::Platform),
    Table::new("training_attendance", Kind::Placed).tied(Tie::Person),
    Table::new("fire_premises", Kind::Placed).tied(Tie::Building),
    Table::new("fire_equipment", Kind::Placed).tied(Tie::Building),
    Table::new("fire_plan", Kind::Platform),
    Table::new("fire_checklist", Kind::Platform),
    Table::new("fire_checklist_item", Kind::Platform),
    Table::new("fire_inspection", Kind::Placed).tied(Tie::Building),
    Table::new("fire_inspection_answer", Kind::Placed).tied(Tie::Building),
    Table::new("fire_hazard", Kind::Placed).tied(Tie::Building),
    Table::new("fire_hazard_step", Kind::Placed).tied(Tie::Building),
    Table::new("fire_activity", Kind::Placed).tied(Tie::Building),
    Table::new("fire_incident", Kind::Placed).tied(Tie::Building),
    Table::new("fire_incident_step", Kind::Placed).tied(Tie::Building),
    Table::new("visit_task", Kind::Placed).tied(Tie::Person),
    Table::new("key_file", Kind::Placed).tied(Tie::Person),
    Table::new("key_helper", Kind::Placed).tied(Tie::Person),
    Table::new("key_visit", Kind::Placed).tied(Tie::Person),
    Table::new("key_objection", Kind::Placed).tied(Tie::Person),
    Table::new("key_view", Kind::Placed).tied(Tie::Person),
];
