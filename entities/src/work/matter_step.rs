//! What was done with a matter, signed. Placed table, append-only.

use sea_orm::entity::prelude::*;

/// What was done with a matter, signed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "matter_step")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// The matter; same district.
    pub matter_id: i64,
    /// Number within the matter, from 1.
    pub seq: i32,
    /// What was done.
    pub act: String,
    /// The steps of the five that it signs: comma-separated numbers, empty for none.
    pub signs: String,
    /// Stage before.
    pub from_stage: String,
    /// Stage after.
    pub to_stage: String,
    /// Who signed; none for the platform itself.
    pub account_id: Option<i64>,
    /// The post by which that was done.
    pub post_id: Option<i64>,
    /// Role of that post.
    pub role: Option<String>,
    /// It was done in place of somebody on leave (B for A).
    pub stands_in: bool,
    /// The area of the unit that had it.
    pub unit_code: String,
    /// The post that it went to.
    pub to_post_id: Option<i64>,
    /// What was written with it.
    pub note: Option<String>,
    /// The limit of the stage had passed.
    pub late: bool,
    /// When.
    pub at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
