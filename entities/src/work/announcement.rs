//! What is announced in town and community at the same time before it is decided. Placed table.

use sea_orm::entity::prelude::*;

/// What is announced in town and community at the same time before it is decided.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "announcement")]
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
    /// Code of the kind of matter.
    pub kind_code: String,
    /// English title of the kind of matter, as it was then.
    pub title: String,
    /// Chinese title of the kind of matter, as it was then.
    pub chinese: String,
    /// The name that is announced.
    pub name: String,
    /// The result that is announced.
    pub result: String,
    /// The community in which it is announced.
    pub community_code: String,
    /// The street or town in which it is announced.
    pub town_code: String,
    /// First day.
    pub from_on: Date,
    /// Last day.
    pub to_on: Date,
    /// `open`, `over` or `withdrawn`.
    pub state: String,
    /// Account that announced it.
    pub announced_by: Option<i64>,
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
