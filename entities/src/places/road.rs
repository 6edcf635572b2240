//! A road; it may run through several grids. Placed table.

use sea_orm::entity::prelude::*;

/// A road; it may run through several grids.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "road")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// Name.
    pub name: String,
    /// `trunk`, `main`, `branch` or `lane`.
    pub kind: String,
    /// Length in metres, from its line.
    pub length_m: Option<i32>,
    /// `active` or `retired`.
    pub status: String,
    /// First day on which it is no longer valid.
    pub retired_on: Option<Date>,
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
