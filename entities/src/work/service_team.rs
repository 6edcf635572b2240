//! A service team, which comes on fixed rounds and on request. Platform table.

use sea_orm::entity::prelude::*;

/// A service team, which comes on fixed rounds and on request.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "service_team")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The area that it serves.
    pub area_code: String,
    /// English name.
    pub name: String,
    /// Chinese name.
    pub chinese: Option<String>,
    /// What it does.
    pub services: String,
    /// Department line, by its code.
    pub line: Option<String>,
    /// Service telephone, which everybody may know.
    pub telephone: Option<String>,
    /// The post that leads it and gets its requests.
    pub lead_post_id: Option<i64>,
    /// `active` or `retired`.
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
