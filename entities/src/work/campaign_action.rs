//! A key action of a campaign. Platform table.

use sea_orm::entity::prelude::*;

/// A key action of a campaign.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_action")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Where it is to be done: the area of the campaign, or a part of it for a local one.
    pub area_code: String,
    /// The campaign.
    pub campaign_id: i64,
    /// English title.
    pub title: String,
    /// Chinese title.
    pub chinese: String,
    /// What is to be done.
    pub about: Option<String>,
    /// It is one of the fixed actions, not a local one.
    pub fixed: bool,
    /// Kind of matter that is reported of it.
    pub kind_code: Option<String>,
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
