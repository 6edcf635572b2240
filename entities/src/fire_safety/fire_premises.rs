//! Premises that are inspected for fire safety. Placed table.

use sea_orm::entity::prelude::*;

/// Premises that are inspected for fire safety.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_premises")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// Its building; same district.
    pub building_id: i64,
    /// The unit that works there; same district.
    pub unit_id: Option<i64>,
    /// What it is called.
    pub name: String,
    /// Kind, e.g. `shop`.
    pub kind: String,
    /// `general`, `medium` or `high`.
    pub risk_class: String,
    /// Where it is in the building, in words.
    pub place: Option<String>,
    /// Storeys.
    pub storeys: Option<i16>,
    /// Floor area in square decimetres.
    pub area_dm2: Option<i32>,
    /// Name of the person in charge of fire safety.
    pub manager_name: Option<String>,
    /// Service telephone of the person in charge.
    pub manager_telephone: Option<String>,
    /// District of the residence of the person in charge; may be another one.
    pub manager_district_code: Option<String>,
    /// Residence of the person in charge.
    pub manager_id: Option<i64>,
    /// Day of the last inspection.
    pub inspected_on: Option<Date>,
    /// Last day of the next planned inspection.
    pub inspect_by: Date,
    /// `active` or `retired`.
    pub status: String,
    /// First day on which it was no longer inspected.
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
