//! What a mutation did, so that its repeat does nothing. Platform table.

use sea_orm::entity::prelude::*;

/// What a mutation did, so that its repeat does nothing.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who asked.
    pub account_id: i64,
    /// Keyed hash of the key of the client.
    pub key: String,
    /// Keyed hash of the request.
    pub request_mac: String,
    /// `ok`, or the code of the error.
    pub outcome: String,
    /// JSON: ids of what was written.
    pub result: String,
    /// Kept for 48 hours.
    pub created_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
