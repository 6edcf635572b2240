//! A post's reach that was widened in an emergency, for a short time. Platform table.

use sea_orm::entity::prelude::*;

/// A post's reach that was widened in an emergency, for a short time.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "break_glass")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who.
    pub account_id: i64,
    /// The post that allowed it; it lasts no longer than that post.
    pub post_id: i64,
    /// The area that was opened.
    pub area_code: String,
    /// The area that whoever reviews it must cover: above the opened one and above the post's.
    pub review_code: String,
    /// Why.
    pub reason: String,
    /// When it began.
    pub from_at: i64,
    /// When it is over.
    pub to_at: i64,
    /// Account of the superior who looked at it.
    pub reviewed_by: Option<i64>,
    /// When.
    pub reviewed_at: Option<i64>,
    /// What the superior found.
    pub finding: Option<String>,
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
