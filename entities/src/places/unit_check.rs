//! The recorded check of a unit grid: its five conditions. Placed table.

use sea_orm::entity::prelude::*;

/// The recorded check of a unit grid: its five conditions.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_check")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// The grid; same district.
    pub grid_id: i64,
    /// One whole area of large size.
    pub whole_and_large: bool,
    /// Mainly used for other than living.
    pub non_residential: bool,
    /// Borders are clear.
    pub clear_borders: bool,
    /// The unit is stable.
    pub stable: bool,
    /// The unit can carry a grid's duties.
    pub able: bool,
    /// Remarks.
    pub note: Option<String>,
    /// Day of the check.
    pub checked_on: Date,
    /// Who recorded it.
    pub account_id: Option<i64>,
    /// When it was recorded.
    pub created_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
