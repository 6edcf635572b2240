//! Work that a unit offers (招聘岗位). Placed table.

use sea_orm::entity::prelude::*;

/// Work that a unit offers (招聘岗位).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job_vacancy")]
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
    /// The unit; same district.
    pub unit_id: i64,
    /// Name of the unit as it was advertised.
    pub employer: String,
    /// The work, in a line.
    pub title: String,
    /// People who are looked for.
    pub places: i16,
    /// People who were hired through introductions.
    pub hired: i16,
    /// Lowest wage of a month, in fen.
    pub wage_from_fen: Option<i64>,
    /// Highest wage of a month, in fen.
    pub wage_to_fen: Option<i64>,
    /// What is asked of applicants.
    pub requirements: Option<String>,
    /// First day.
    pub opened_on: Date,
    /// Last day on which somebody can be introduced.
    pub closes_on: Option<Date>,
    /// Day on which it was closed.
    pub closed_on: Option<Date>,
    /// `filled` or `withdrawn`.
    pub close_reason: Option<String>,
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
