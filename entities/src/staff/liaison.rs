//! Somebody who contacts an area: a leader, a cadre, or staff of a line. Platform table.

use sea_orm::entity::prelude::*;

/// Somebody who contacts an area.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "liaison")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who contacts it.
    pub account_id: i64,
    /// The area.
    pub area_code: String,
    /// Department line, by its code; none for a leader or a cadre.
    pub line: Option<String>,
    /// What they do there.
    pub duties: Option<String>,
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
