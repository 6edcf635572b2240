//! A fire hazard, whose case is a matter once it is confirmed. Placed table.

use sea_orm::entity::prelude::*;

/// A fire hazard, whose case is a matter once it is confirmed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_hazard")]
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
    /// Its premises; same district.
    pub premises_id: Option<i64>,
    /// The inspection that found it; same district.
    pub inspection_id: Option<i64>,
    /// Code of the item of the check list that was not in order.
    pub item_code: Option<String>,
    /// The matter that is its case; same district.
    pub matter_id: Option<i64>,
    /// Number of the receipt.
    pub number: String,
    /// Kind, e.g. `passage`.
    pub kind: String,
    /// `general` or `major`, once it is confirmed.
    pub level: Option<String>,
    /// Where it is, in words.
    pub place: Option<String>,
    /// What was reported.
    pub detail: Option<String>,
    /// Longitude.
    pub lon: Option<f64>,
    /// Latitude.
    pub lat: Option<f64>,
    /// Who reported it: `staff`, `resident`, `inspection`, `matter` or `system`.
    pub source: String,
    /// The line system that reported it.
    pub source_name: Option<String>,
    /// Its number in that system.
    pub source_ref: Option<String>,
    /// District of the residence of the resident who reported it; may be another one.
    pub reporter_district_code: Option<String>,
    /// Residence of the resident who reported it.
    pub reporter_id: Option<i64>,
    /// How far it is.
    pub state: String,
    /// Last day of the term that runs.
    pub due_on: Option<Date>,
    /// Was the term extended?
    pub extended: bool,
    /// Day of the report.
    pub found_on: Date,
    /// Day on which it was over.
    pub ended_on: Option<Date>,
    /// `open` or `ended`.
    pub status: String,
    /// Account that entered it.
    pub account_id: Option<i64>,
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
