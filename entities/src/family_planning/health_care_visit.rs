//! A visit of a plan of health care (访视). Placed table.

use sea_orm::entity::prelude::*;

/// A visit of a plan of health care (访视).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "health_care_visit")]
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
    /// The plan; same district.
    pub plan_id: i64,
    /// The account of the visiting nurse.
    pub nurse_account: i64,
    /// Day of the visit.
    pub visited_on: Date,
    /// What came of it.
    pub result: String,
    /// What was seen, encrypted.
    pub note_cipher: Option<String>,
    /// The same, masked.
    pub note_mask: Option<String>,
    /// Day by which the next one was due then.
    pub next_due_on: Option<Date>,
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
