//! A dwelling (房屋): a flat or a house that people live in or that is let, in one building. Placed table.

use sea_orm::entity::prelude::*;

/// A dwelling (房屋): a flat or a house that people live in or that is let, in one building.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dwelling")]
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
    /// Its building; same district.
    pub building_id: i64,
    /// Number in its building, e.g. `2-301`.
    pub number: String,
    /// Floor; below ground is negative.
    pub floor: Option<i16>,
    /// Floor space in square decimetres.
    pub area_dm2: Option<i32>,
    /// `own`, `let`, `vacant`, `business` or `collective`.
    pub usage: String,
    /// `active` or `retired`.
    pub status: String,
    /// First day on which it is no longer valid.
    pub retired_on: Option<Date>,
    /// When somebody looked last and found it right.
    pub verified_at: Option<i64>,
    /// The account that did.
    pub verified_by: Option<i64>,
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
