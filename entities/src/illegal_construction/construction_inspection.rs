//! The inspection of a grid on a day for illegal construction. Placed table.

use sea_orm::entity::prelude::*;

/// The inspection of a grid on a day for illegal construction.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "construction_inspection")]
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
    /// The day.
    pub inspected_on: Date,
    /// Account that did it.
    pub account_id: i64,
    /// Sites that were looked at.
    pub sites: i16,
    /// Sites where a violation is suspected.
    pub suspected: i16,
    /// What was found.
    pub findings: Option<String>,
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
