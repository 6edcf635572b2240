//! How many rows of people an account took out of the platform on a day. Platform table.

use sea_orm::entity::prelude::*;

/// How many rows of people an account took out of the platform on a day.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "export_budget")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The account.
    pub account_id: i64,
    /// The day, UTC+8.
    pub day_on: Date,
    /// Rows.
    pub shown: i32,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
