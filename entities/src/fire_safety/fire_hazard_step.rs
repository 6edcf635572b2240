//! A step of a fire hazard: a document, or what was done on the site. Placed table.

use sea_orm::entity::prelude::*;

/// A step of a fire hazard: a document, or what was done on the site.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_hazard_step")]
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
    /// The hazard; same district.
    pub hazard_id: i64,
    /// Kind of step, e.g. `notice`.
    pub kind: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// Number of the document.
    pub number: Option<String>,
    /// Day of the step, or of the document.
    pub done_on: Date,
    /// Day on which the document was served.
    pub served_on: Option<Date>,
    /// Way in which it was served.
    pub way: Option<String>,
    /// Working days of the term that it sets.
    pub days: Option<i16>,
    /// Last day of the term that it sets.
    pub due_on: Option<Date>,
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
