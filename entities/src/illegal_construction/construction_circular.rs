//! The weekly circular of a town. Platform table.

use sea_orm::entity::prelude::*;

/// The weekly circular of a town.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "construction_circular")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The town.
    pub area_code: String,
    /// Monday of the week.
    pub week_on: Date,
    /// Number of the published circular.
    pub number: Option<String>,
    /// Households.
    pub households: i32,
    /// Households with an archive.
    pub archives: i32,
    /// Archives that are complete.
    pub complete: i32,
    /// Grids inspected, a day each.
    pub inspections: i32,
    /// Grids to be inspected, a day each.
    pub inspections_due: i32,
    /// Suspected sites.
    pub suspected: i32,
    /// Violations discovered in the week.
    pub discovered: i32,
    /// Violations ended in the week.
    pub ended: i32,
    /// Violations open at the end.
    pub open_now: i32,
    /// Of these with a legal term that is over.
    pub past_due: i32,
    /// Remarks.
    pub remarks: Option<String>,
    /// `draft` or `published`.
    pub state: String,
    /// Account that drafted it.
    pub drafted_by: Option<i64>,
    /// Account that published it.
    pub published_by: Option<i64>,
    /// When it was published.
    pub published_at: Option<i64>,
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
