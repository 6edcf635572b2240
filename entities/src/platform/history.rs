//! What a record was before: one row a version. Placed, append-only table.

use sea_orm::entity::prelude::*;

/// What a record was before: one row a version.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "history")]
pub struct Model {
    /// District, or `000000`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Where the record lies.
    pub area_code: String,
    /// Type of the record.
    pub record_type: String,
    /// Id of the record.
    pub record_id: String,
    /// Version that the change made.
    pub version: i64,
    /// `create`, `change`, `retire`, ....
    pub action: String,
    /// JSON: field to the new value.
    pub changes: String,
    /// Who.
    pub account_id: Option<i64>,
    /// With which post.
    pub post_id: Option<i64>,
    /// Somebody stood in for the holder of the post, or the post stood in for another.
    pub stands_in: bool,
    /// When.
    pub at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
