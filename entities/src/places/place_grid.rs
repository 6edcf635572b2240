//! A grid that a compound or a road lies in; `grid_code` is that grid. Placed table.

use sea_orm::entity::prelude::*;

/// A grid that a compound or a road lies in; `grid_code` is that grid.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "place_grid")]
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
    /// The compound; same district.
    pub compound_id: Option<i64>,
    /// The road; same district.
    pub road_id: Option<i64>,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
