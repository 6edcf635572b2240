//! What a circular says of a village. Platform table.

use sea_orm::entity::prelude::*;

/// What a circular says of a village.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "circular_village")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The village.
    pub area_code: String,
    /// The circular.
    pub circular_id: i64,
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
