//! An earlier code of a place. Placed table.

use sea_orm::entity::prelude::*;

/// An earlier code of a place.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "code_alias")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// `Grid` or `Building`.
    pub record_type: String,
    /// The place; same district.
    pub record_id: i64,
    /// The code that it had.
    pub code: String,
    /// When it got another.
    pub until_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
