//! A plan of health care at home, with the consent that it rests on (健康服务计划). Placed table.

use sea_orm::entity::prelude::*;

/// A plan of health care at home, with the consent that it rests on (健康服务计划).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "health_care_plan")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// The residence that it is about; same district.
    pub resident_id: i64,
    /// The person.
    pub person_id: i64,
    /// Kind of care.
    pub kind: String,
    /// The account of the visiting nurse.
    pub nurse_account: i64,
    /// Code of the area that the nurse worked for then.
    pub nurse_area: String,
    /// Day of the consent.
    pub consent_on: Date,
    /// How it was given.
    pub consent_way: String,
    /// Who gave it.
    pub consent_by: String,
    /// Day on which the consent was withdrawn.
    pub withdrawn_on: Option<Date>,
    /// The account that recorded the withdrawal.
    pub withdrawn_by: Option<i64>,
    /// What the care is for, encrypted.
    pub need_cipher: Option<String>,
    /// The same, masked.
    pub need_mask: Option<String>,
    /// Days between two visits.
    pub visit_days: i16,
    /// Day by which the next visit is due.
    pub visit_due_on: Option<Date>,
    /// Day of the last visit.
    pub visited_on: Option<Date>,
    /// Whether it is open.
    pub state: String,
    /// First day on which it was closed.
    pub closed_on: Option<Date>,
    /// Why it was closed.
    pub close_reason: Option<String>,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When it was entered.
    pub created_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
