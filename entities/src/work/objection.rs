//! An objection to what is announced. Placed table.

use sea_orm::entity::prelude::*;

/// An objection to what is announced.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "objection")]
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
    /// The announcement; same district.
    pub announcement_id: i64,
    /// Account of the resident who objects, or of the staff who wrote it down.
    pub account_id: Option<i64>,
    /// Who objects, where staff wrote it down.
    pub name: Option<String>,
    /// The objection.
    pub body: String,
    /// The answer.
    pub answer: Option<String>,
    /// It was found right.
    pub upheld: bool,
    /// Account that answered.
    pub answered_by: Option<i64>,
    /// When it was answered.
    pub answered_at: Option<i64>,
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
