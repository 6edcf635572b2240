//! A responsibility grid (责任网格); `grid_code` is its own code. Placed table.

use sea_orm::entity::prelude::*;

/// A responsibility grid (责任网格); `grid_code` is its own code.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grid")]
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
    /// `residential`, `unit` or `villager_group`.
    pub kind: String,
    /// Households that the community declares.
    pub declared_households: Option<i32>,
    /// People that the community declares.
    pub declared_people: Option<i32>,
    /// Service area: residents' group or party branch.
    pub residents_group: Option<String>,
    /// Service area: property management.
    pub property_service: Option<String>,
    /// Service area: sanitation and urban management.
    pub sanitation: Option<String>,
    /// Service area: health service.
    pub health_service: Option<String>,
    /// Service area: policing and household registration.
    pub police: Option<String>,
    /// Service area: primary-school district.
    pub primary_school: Option<String>,
    /// First day.
    pub opened_on: Date,
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
