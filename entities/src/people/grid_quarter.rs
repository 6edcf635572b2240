//! What was verified and entered in a grid in a quarter. Placed table.

use sea_orm::entity::prelude::*;

/// What was verified and entered in a grid in a quarter.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grid_quarter")]
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
    /// Year and quarter, e.g. `2026Q4`.
    pub quarter: String,
    /// Residences that were verified in it, each once.
    pub verified: i32,
    /// Residences that were entered in it.
    pub entered: i32,
    /// Residences that ended in it.
    pub ended: i32,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
