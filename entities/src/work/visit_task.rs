//! A visit to a person that somebody is to pay (走访任务); it says nothing of why. Placed table.

use sea_orm::entity::prelude::*;

/// A visit to a person that somebody is to pay (走访任务); it says nothing of why.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "visit_task")]
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
    /// The account that is to pay it.
    pub account_id: i64,
    /// The grid in which it was handed out.
    pub assigned_grid: String,
    /// Day by which it is to be paid.
    pub due_on: Date,
    /// `open` or `done`.
    pub state: String,
    /// What came of it, e.g. `met`.
    pub result: Option<String>,
    /// Day of the visit.
    pub done_on: Option<Date>,
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
