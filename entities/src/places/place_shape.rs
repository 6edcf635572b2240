//! Boundary or line of a grid, a compound, a building or a road. Placed table.

use sea_orm::entity::prelude::*;

/// Boundary or line of a grid, a compound, a building or a road.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "place_shape")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// `Grid`, `Compound`, `Building` or `Road`.
    pub record_type: String,
    /// Its id; same district, checked by the writer.
    pub record_id: i64,
    /// GeoJSON geometry, CGCS2000 longitude and latitude.
    pub geometry: String,
    /// Longitude of a point inside.
    pub lon: f64,
    /// Latitude of a point inside.
    pub lat: f64,
    /// Least longitude.
    pub west: f64,
    /// Least latitude.
    pub south: f64,
    /// Greatest longitude.
    pub east: f64,
    /// Greatest latitude.
    pub north: f64,
    /// Where it comes from.
    pub source: String,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
