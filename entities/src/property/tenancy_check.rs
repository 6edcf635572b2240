//! A safety check (安全检查) of a let dwelling. Placed table.

use sea_orm::entity::prelude::*;

/// A safety check (安全检查) of a let dwelling.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "tenancy_check")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// Its building; same district.
    pub building_id: i64,
    /// The tenancy; same district.
    pub tenancy_id: i64,
    /// Day of the check.
    pub checked_on: Date,
    /// Account that checked.
    pub account_id: i64,
    /// Fire protection: `passed`, `hazard` or `none`.
    pub fire: String,
    /// Electricity: `passed`, `hazard` or `none`.
    pub electricity: String,
    /// Gas: `passed`, `hazard` or `none`.
    pub gas: String,
    /// Structure: `passed`, `hazard` or `none`.
    pub structure: String,
    /// Ways of escape: `passed`, `hazard` or `none`.
    pub exits: String,
    /// Number of people: `passed`, `hazard` or `none`.
    pub crowding: String,
    /// The hazards that were found.
    pub hazards: Option<String>,
    /// Day by which the next check is due.
    pub next_due_on: Date,
    /// Always 1: a check is not changed.
    pub version: i64,
    /// When it was entered.
    pub created_at: i64,
    /// When it was entered.
    pub changed_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
