//! A pension that a person receives (养老待遇). Placed table.

use sea_orm::entity::prelude::*;

/// A pension that a person receives (养老待遇).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pension")]
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
    /// Scheme, e.g. `resident_pension`.
    pub scheme: String,
    /// Amount of a month, in fen.
    pub amount_fen: i64,
    /// First day of the pension.
    pub from_on: Date,
    /// `active`, `suspended` or `ended`.
    pub state: String,
    /// Day by which the next qualification check is due.
    pub check_due_on: Option<Date>,
    /// Day of the last check that confirmed it.
    pub checked_on: Option<Date>,
    /// Day on which the notice of a suspension was served.
    pub notice_on: Option<Date>,
    /// How the notice was served, e.g. `in_person`.
    pub notice_way: Option<String>,
    /// Last day of the notice.
    pub notice_until: Option<Date>,
    /// Day since which it is suspended.
    pub suspended_on: Option<Date>,
    /// First day on which it is no longer paid.
    pub ended_on: Option<Date>,
    /// Why it ended, e.g. `died`.
    pub end_reason: Option<String>,
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
