//! Boundary and centre of a division. Reference table.

use sea_orm::entity::prelude::*;

/// Boundary and centre of a division.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "division_shape")]
pub struct Model {
    /// The division.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
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
