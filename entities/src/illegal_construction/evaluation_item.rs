//! An item of an evaluation with its score. Platform table.

use sea_orm::entity::prelude::*;

/// An item of an evaluation with its score.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_item")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The village.
    pub area_code: String,
    /// The evaluation.
    pub evaluation_id: i64,
    /// The item.
    pub item: String,
    /// Most points of the item.
    pub most: i16,
    /// Points.
    pub score: i16,
    /// Why points are missing.
    pub reason: Option<String>,
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
