//! A building (楼栋): in one grid, and in at most one compound. Placed table.

use sea_orm::entity::prelude::*;

/// A building (楼栋): in one grid, and in at most one compound.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "building")]
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
    /// Its compound; same district.
    pub compound_id: Option<i64>,
    /// `grid_code` and five digits.
    pub code: String,
    /// Name or number.
    pub name: String,
    /// Address.
    pub address: Option<String>,
    /// `residential`, `commercial`, `institution` or `crowded_place`.
    pub management: String,
    /// Floors above ground.
    pub floors: Option<i16>,
    /// Entrances (单元).
    pub entrances: Option<i16>,
    /// Households that the community declares.
    pub declared_households: Option<i32>,
    /// Longitude of its centre.
    pub lon: Option<f64>,
    /// Latitude of its centre.
    pub lat: Option<f64>,
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
