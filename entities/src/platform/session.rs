//! A login that can be refreshed. Platform table.

use sea_orm::entity::prelude::*;

/// A login that can be refreshed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// Keyed hash of the refresh token that is valid now.
    pub refresh_mac: String,
    /// What the client calls itself.
    pub client: String,
    /// It may only enrol a second factor.
    pub restricted: bool,
    /// Login.
    pub created_at: i64,
    /// Last refresh.
    pub refreshed_at: i64,
    /// End of the refresh token.
    pub expires_at: i64,
    /// When it was ended.
    pub ended_at: Option<i64>,
    /// `logout`, `ended`, `reuse`, `password`, `account`.
    pub ended_because: Option<String>,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
