//! An edition of a check list of an area. Platform table.

use sea_orm::entity::prelude::*;

/// An edition of a check list of an area.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_checklist")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The area that it is for.
    pub area_code: String,
    /// `general`, `electricity` or `gas`.
    pub kind: String,
    /// Number of the edition, from 1.
    pub edition: i16,
    /// Its title.
    pub title: String,
    /// `draft`, `in_use` or `replaced`.
    pub state: String,
    /// First day on which it was in use.
    pub from_on: Option<Date>,
    /// First day on which it was so no longer.
    pub to_on: Option<Date>,
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
