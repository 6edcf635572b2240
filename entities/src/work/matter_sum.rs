//! Counts of matters by the division where they were reported, for each level below the city: sums over the grids, in parts.
//! Placed table.

use sea_orm::entity::prelude::*;

/// Counts of matters by the division where they were reported, kind with its category and line, and month, the discreet
/// ones apart. What is counted is the sum of all parts.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "matter_sum")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Digits of the division's code: 6, 9 or 12.
    pub level: i16,
    /// Code of the division.
    pub grid_code: String,
    /// Code of the kind.
    pub kind_code: String,
    /// Category of the kind.
    pub category: String,
    /// Department line of the kind.
    pub line: String,
    /// Month of the report: `2026-11`.
    pub month: String,
    /// They are of a discreet kind.
    pub discreet: bool,
    /// 0 for what was put together; the row's own id for what one change added since.
    pub part: i64,
    /// Matters that were reported.
    pub reported: i32,
    /// Of them, those that are open.
    pub opened: i32,
    /// Of them, those that were filed.
    pub closed: i32,
    /// Of them, those that were refused.
    pub refused: i32,
    /// Of those filed, those of which no limit was passed.
    pub on_time: i32,
    /// Of those filed, those of which a limit was passed.
    pub late: i32,
    /// Of the open ones, those of which the limit of their stage is passed.
    pub overdue: i32,
    /// Of the open ones, those to be accepted.
    pub accept: i32,
    /// Of the open ones, those to be dispatched.
    pub dispatch: i32,
    /// Of the open ones, those to be dealt with.
    pub handle: i32,
    /// Of the open ones, those to be verified.
    pub verify: i32,
    /// Of the open ones, those to be filed.
    pub file: i32,
    /// Of those filed, those that were rated.
    pub rated: i32,
    /// Sum of the ratings.
    pub stars: i32,
    /// Filed within an hour.
    pub t00: i32,
    /// Within 4 hours.
    pub t01: i32,
    /// Within 12 hours.
    pub t02: i32,
    /// Within a day.
    pub t03: i32,
    /// Within 2 days.
    pub t04: i32,
    /// Within 3 days.
    pub t05: i32,
    /// Within 5 days.
    pub t06: i32,
    /// Within 7 days.
    pub t07: i32,
    /// Within 10 days.
    pub t08: i32,
    /// Within 15 days.
    pub t09: i32,
    /// Within 20 days.
    pub t10: i32,
    /// Within 30 days.
    pub t11: i32,
    /// Within 45 days.
    pub t12: i32,
    /// Within 60 days.
    pub t13: i32,
    /// Within 90 days.
    pub t14: i32,
    /// In more than 90 days.
    pub t15: i32,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
