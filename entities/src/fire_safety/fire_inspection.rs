//! An inspection of premises by a check list. Placed table.

use sea_orm::entity::prelude::*;

/// An inspection of premises by a check list.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_inspection")]
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
    /// The edition of the check list.
    pub checklist_id: i64,
    /// `planned` or `ad_hoc`.
    pub kind: String,
    /// Its day.
    pub inspected_on: Date,
    /// Longitude of where it was made.
    pub lon: Option<f64>,
    /// Latitude of where it was made.
    pub lat: Option<f64>,
    /// Items in order.
    pub passed: i16,
    /// Items not in order.
    pub failed: i16,
    /// Items that are not applicable.
    pub skipped: i16,
    /// What was written.
    pub note: Option<String>,
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
