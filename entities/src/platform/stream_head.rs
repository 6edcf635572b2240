//! Last number of a numbered stream. Platform table.

use sea_orm::entity::prelude::*;

/// Last number of a numbered stream.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stream_head")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// `outbox` or `audit`.
    pub stream: String,
    /// The district, `000000` for none.
    pub district_code: String,
    /// Last number that was given.
    pub seq: i64,
    /// Hash of the chain up to there; empty for the outbox.
    pub link: String,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
