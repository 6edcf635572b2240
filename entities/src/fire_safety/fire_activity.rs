//! A drill, or publicity for fire safety. Placed table.

use sea_orm::entity::prelude::*;

/// A drill, or publicity for fire safety.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fire_activity")]
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
    /// Kind, e.g. `evacuation_drill`.
    pub kind: String,
    /// What it was about.
    pub subject: String,
    /// Where it was held.
    pub place: Option<String>,
    /// Its day.
    pub held_on: Date,
    /// People who took part or were reached.
    pub people: i32,
    /// Materials that were handed out.
    pub materials: Option<i32>,
    /// How it went.
    pub note: Option<String>,
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
