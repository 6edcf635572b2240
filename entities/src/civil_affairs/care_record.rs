//! The care for a person (关爱服务档案). Placed table.

use sea_orm::entity::prelude::*;

/// The care for a person (关爱服务档案).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "care_record")]
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
    /// Kind, e.g. `living_alone`.
    pub kind: String,
    /// Grade of the disability, 1 to 4.
    pub grade: Option<i16>,
    /// What is done at visits.
    pub plan: Option<String>,
    /// Health and needs, encrypted with the person's key.
    pub needs_cipher: Option<String>,
    /// Health and needs, as it is shown.
    pub needs_mask: Option<String>,
    /// Who looks after the person.
    pub contact: Option<String>,
    /// Days between two visits.
    pub visit_days: i16,
    /// Day by which the next visit is due.
    pub visit_due_on: Option<Date>,
    /// Day of the last visit.
    pub visited_on: Option<Date>,
    /// First day.
    pub opened_on: Date,
    /// `active` or `retired`.
    pub status: String,
    /// First day on which it is no longer kept.
    pub retired_on: Option<Date>,
    /// Why it was closed, e.g. `moved`.
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
