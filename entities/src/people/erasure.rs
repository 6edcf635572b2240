//! A case of erasure: somebody asked for it, or the law has a record kept. Placed table.

use sea_orm::entity::prelude::*;

/// A case of erasure: somebody asked for it, or the law has a record kept.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "erasure")]
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
    /// The residence that it was asked for at; same district.
    pub resident_id: i64,
    /// The person.
    pub person_id: i64,
    /// Account that asked.
    pub account_id: i64,
    /// Legal ground of the erasure; none for a record that is only kept.
    pub ground: Option<String>,
    /// What the person wrote.
    pub note: Option<String>,
    /// `open`, `held`, `refused`, `done` or `over`.
    pub state: String,
    /// Last day on which the law has it kept.
    pub keep_until: Option<Date>,
    /// The law that has it kept.
    pub keep_ground: Option<String>,
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
