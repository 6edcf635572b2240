//! A fire, and what came of it. Placed table.

use sea_orm::entity::prelude::*;

/// A fire, and what came of it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_incident")]
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
    pub building_id: Option<i64>,
    /// Its premises; same district.
    pub premises_id: Option<i64>,
    /// When it broke out.
    pub occurred_at: i64,
    /// Its day.
    pub occurred_on: Date,
    /// What burnt, e.g. `dwelling`.
    pub kind: String,
    /// Where it was, in words.
    pub place: Option<String>,
    /// The cause, once it is known.
    pub cause: Option<String>,
    /// What the investigation found.
    pub finding: Option<String>,
    /// Burnt area in square decimetres.
    pub burnt_dm2: Option<i32>,
    /// People who died.
    pub deaths: i16,
    /// People who were injured.
    pub injured: i16,
    /// Direct loss in fen.
    pub loss_fen: Option<i64>,
    /// `open` or `ended`.
    pub status: String,
    /// Day on which it was closed.
    pub ended_on: Option<Date>,
    /// Account that entered it.
    pub account_id: Option<i64>,
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
