//! An item of an edition of a check list. Platform table.

use sea_orm::entity::prelude::*;

/// An item of an edition of a check list.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_checklist_item")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The area that it is for.
    pub area_code: String,
    /// The edition.
    pub checklist_id: i64,
    /// Code, unique in the edition.
    pub code: String,
    /// What is looked at.
    pub text: String,
    /// Kind of hazard that it is where the item is not in order.
    pub hazard_kind: String,
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
