//! A correction of a record that its person asks for. Placed table.

use sea_orm::entity::prelude::*;

/// A correction of a record that its person asks for.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "correction")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// The residence; same district.
    pub resident_id: i64,
    /// The person.
    pub person_id: i64,
    /// Account that asked.
    pub account_id: i64,
    /// Names of the fields, separated by commas.
    pub fields: String,
    /// The values that are asked for, encrypted with the person's key.
    pub proposal_cipher: Option<String>,
    /// Why.
    pub note: Option<String>,
    /// `open`, `accepted`, `refused`, or `moved` with the residence to another district.
    pub state: String,
    /// What was answered.
    pub answer: Option<String>,
    /// Account that decided.
    pub decided_by: Option<i64>,
    /// When it was decided.
    pub decided_at: Option<i64>,
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
