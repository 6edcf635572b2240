//! The evaluation of a village in a month. Platform table.

use sea_orm::entity::prelude::*;

/// The evaluation of a village in a month.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "village_evaluation")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The village.
    pub area_code: String,
    /// Month, as `2026-03`.
    pub month: String,
    /// Points.
    pub score: i16,
    /// Summary.
    pub summary: Option<String>,
    /// Account that did it.
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
