//! A fixed round of a service team. Platform table.

use sea_orm::entity::prelude::*;

/// A fixed round of a service team.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "service_round")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The area where it comes to.
    pub area_code: String,
    /// The team.
    pub team_id: i64,
    /// Day of the week, 1 Monday to 7 Sunday.
    pub weekday: i16,
    /// The how manyth such day of the month, if not every week.
    pub week: Option<i16>,
    /// Time of day at which it begins: `08:30`.
    pub begins: String,
    /// Time of day at which it ends.
    pub ends: String,
    /// Where, in words.
    pub place: String,
    /// `active` or `retired`.
    pub status: String,
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
