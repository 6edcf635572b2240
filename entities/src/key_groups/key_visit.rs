//! A visit of the care plan of a file. Placed table.

use sea_orm::entity::prelude::*;

/// A visit of the care plan of a file.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "key_visit")]
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
    /// The file; same district.
    pub file_id: i64,
    /// The account of the helper who is to pay it; null where a visit task was handed out.
    pub account_id: Option<i64>,
    /// The visit task that was handed out for it; same district.
    pub task_id: Option<i64>,
    /// Day by which it is to be paid.
    pub due_on: Date,
    /// Day of the visit.
    pub done_on: Option<Date>,
    /// What came of it, e.g. `met`.
    pub result: Option<String>,
    /// What was seen, encrypted with the person's key.
    pub note_cipher: Option<String>,
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
