//! Wrong codes that an account sent on a day. Platform table.

use sea_orm::entity::prelude::*;

/// Wrong codes that an account sent on a day.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "binding_try")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The account.
    pub account_id: i64,
    /// The day, in China.
    pub day_on: Date,
    /// How many.
    pub tries: i32,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
