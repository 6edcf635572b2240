//! A campaign: key actions for a time in every grid of an area. Platform table.

use sea_orm::entity::prelude::*;

/// A campaign: key actions for a time in every grid of an area.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The area.
    pub area_code: String,
    /// English title.
    pub title: String,
    /// Chinese title.
    pub chinese: String,
    /// What it is for.
    pub about: Option<String>,
    /// First day.
    pub from_on: Date,
    /// Last day.
    pub to_on: Date,
    /// `running` or `ended`.
    pub status: String,
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
