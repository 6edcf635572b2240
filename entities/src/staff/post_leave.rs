//! A leave from a post. Platform table.

use sea_orm::entity::prelude::*;

/// A leave from a post.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_leave")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who holds the post.
    pub account_id: i64,
    /// The post.
    pub post_id: i64,
    /// The area of the post.
    pub area_code: String,
    /// `annual`, `sick`, `family`, `training`, `duty` or `other`.
    pub kind: String,
    /// First day.
    pub from_on: Date,
    /// Last day.
    pub to_on: Date,
    /// When it was ended early.
    pub ended_at: Option<i64>,
    /// Account that entered it.
    pub entered_by: Option<i64>,
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
