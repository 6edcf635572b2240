//! A network from which an account logged in before. Platform table.

use sea_orm::entity::prelude::*;

/// A network from which an account logged in before.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "known_network")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Whose login.
    pub account_id: i64,
    /// Keyed hash of the address range.
    pub network_mac: String,
    /// Last login from there.
    pub seen_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
