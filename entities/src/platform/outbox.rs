//! An event, written with the change that it tells of. Placed, append-only table.

use sea_orm::entity::prelude::*;

/// An event, written with the change that it tells of.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// District, or `000000`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Number in the district, without gaps, given after the commit.
    pub seq: Option<i64>,
    /// What happened, e.g. `grid.changed`.
    pub event: String,
    /// Type of the record.
    pub record_type: String,
    /// Id of the record.
    pub record_id: String,
    /// Where it lies.
    pub area_code: String,
    /// Who did it.
    pub account_id: Option<i64>,
    /// JSON for the hooks of modules: what moved, was merged or erased; for streams: by what they choose whom they tell.
    pub detail: Option<String>,
    /// When.
    pub at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
