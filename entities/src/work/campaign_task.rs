//! What a grid did of an action of a campaign. Placed table.

use sea_orm::entity::prelude::*;

/// What a grid did of an action of a campaign.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_task")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// The campaign.
    pub campaign_id: i64,
    /// The action.
    pub action_id: i64,
    /// `begun` or `done`.
    pub state: String,
    /// What came of it.
    pub result: Option<String>,
    /// Account that did it.
    pub done_by: Option<i64>,
    /// When it was done.
    pub done_at: Option<i64>,
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
