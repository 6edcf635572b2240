//! How often premises of a class are inspected in an area. Platform table.

use sea_orm::entity::prelude::*;

/// How often premises of a class are inspected in an area.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_plan")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The area that it is for.
    pub area_code: String,
    /// `general`, `medium` or `high`.
    pub risk_class: String,
    /// Months between two inspections.
    pub months: i16,
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
