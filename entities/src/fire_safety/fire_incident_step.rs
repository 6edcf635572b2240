//! What the grid did to help after a fire. Placed table.

use sea_orm::entity::prelude::*;

/// What the grid did to help after a fire.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_incident_step")]
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
    /// The fire; same district.
    pub incident_id: i64,
    /// Kind of help, e.g. `witnesses`.
    pub kind: String,
    /// Its day.
    pub done_on: Date,
    /// People who were helped or asked.
    pub people: Option<i16>,
    /// What was done.
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
