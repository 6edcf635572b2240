//! A day on which work differs from its weekday: a holiday, or a day that is worked instead. Reference table.

use sea_orm::entity::prelude::*;

/// A day on which work differs from its weekday: a holiday, or a day that is worked instead.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "work_day")]
pub struct Model {
    /// The division, a hyphen, and the day: `37-20260101`; the nation is `00`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The division, `00` for the nation.
    pub area_code: String,
    /// The day.
    pub day_on: Date,
    /// Work is done on it.
    pub works: bool,
    /// Name of the holiday.
    pub title: String,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
