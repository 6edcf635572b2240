//! A piece of fire equipment of premises. Placed table.

use sea_orm::entity::prelude::*;

/// A piece of fire equipment of premises.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_equipment")]
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
    /// Its premises; same district.
    pub premises_id: i64,
    /// Kind, e.g. `extinguisher`.
    pub kind: String,
    /// Where it is, in words.
    pub spot: String,
    /// Its number.
    pub number: Option<String>,
    /// Day on which it was put there.
    pub installed_on: Date,
    /// Day on which it was last looked after.
    pub inspected_on: Option<Date>,
    /// Last day of its next inspection.
    pub inspect_by: Date,
    /// Day on which it expires.
    pub expires_on: Option<Date>,
    /// `active` or `retired`.
    pub status: String,
    /// First day on which it was no longer there.
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
