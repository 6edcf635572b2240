//! A registration as unemployed (失业登记). Placed table.

use sea_orm::entity::prelude::*;

/// A registration as unemployed (失业登记).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "unemployment")]
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
    /// First day of the registration.
    pub from_on: Date,
    /// First day on which it was over.
    pub to_on: Option<Date>,
    /// Why the person is without work, e.g. `dismissed`.
    pub reason: String,
    /// Why it is over, e.g. `employed`.
    pub end_reason: Option<String>,
    /// Work that the person looks for.
    pub wanted: Option<String>,
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
