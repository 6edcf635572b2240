//! A member of a body. Platform table.

use sea_orm::entity::prelude::*;

/// A member of a body.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "body_member")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The body.
    pub body_id: i64,
    /// The area of the body.
    pub area_code: String,
    /// `leader`, `deputy`, `member`, `office` or `representative`.
    pub function: String,
    /// Who it is, with an account.
    pub account_id: Option<i64>,
    /// Who it is, without one.
    pub name: Option<String>,
    /// Whom they speak for.
    pub represents: Option<String>,
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
