//! A body: a leading group, one of five in one, or one of party building. Platform table.

use sea_orm::entity::prelude::*;

/// A body of an area.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "body")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The area that it is for.
    pub area_code: String,
    /// The body above.
    pub parent_id: Option<i64>,
    /// What it is.
    pub kind: String,
    /// What a leading group is about.
    pub subject: Option<String>,
    /// Name.
    pub name: String,
    /// First day.
    pub from_on: Date,
    /// Last day, if it ends by itself.
    pub to_on: Option<Date>,
    /// When it was ended.
    pub ended_at: Option<i64>,
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
