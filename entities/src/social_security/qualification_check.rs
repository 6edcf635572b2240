//! A yearly check that a pensioner is entitled (待遇资格认证). Placed table.

use sea_orm::entity::prelude::*;

/// A yearly check that a pensioner is entitled (待遇资格认证).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "qualification_check")]
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
    /// The pension; same district.
    pub pension_id: i64,
    /// Day of the check.
    pub checked_on: Date,
    /// `visit`, `window` or `document`.
    pub way: String,
    /// `confirmed` or `not_confirmed`.
    pub result: String,
    /// Day by which the next check is due.
    pub next_due_on: Option<Date>,
    /// The account that entered it.
    pub checked_by: Option<i64>,
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
