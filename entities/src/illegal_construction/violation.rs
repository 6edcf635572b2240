//! A violation of the rules of construction, whose case is a matter. Placed table.

use sea_orm::entity::prelude::*;

/// A violation of the rules of construction, whose case is a matter.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "violation")]
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
    pub building_id: Option<i64>,
    /// The household; same district.
    pub household_id: Option<i64>,
    /// The inspection that found it; same district.
    pub inspection_id: Option<i64>,
    /// The matter that is its case; same district.
    pub matter_id: i64,
    /// `unauthorised`, `roof_addition` or `imperfect_procedures`.
    pub kind: String,
    /// Number of the case.
    pub number: String,
    /// Where it is, in words.
    pub place: Option<String>,
    /// Name of who built, as documents have it.
    pub party: Option<String>,
    /// Storeys.
    pub storeys: Option<i16>,
    /// Floor area in square decimetres.
    pub area_dm2: Option<i32>,
    /// How far it is.
    pub state: String,
    /// What was ordered.
    pub measure: Option<String>,
    /// Last day of the legal term that runs.
    pub due_on: Option<Date>,
    /// State of the site before.
    pub site_before: Option<String>,
    /// State of the site after.
    pub site_after: Option<String>,
    /// Where photographs are kept that are not attached.
    pub photos_at: Option<String>,
    /// Day of the discovery.
    pub discovered_on: Date,
    /// Day on which it ended.
    pub ended_on: Option<Date>,
    /// `open` or `ended`.
    pub status: String,
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
