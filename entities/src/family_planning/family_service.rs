//! A service that was offered to a floating family (流动家庭服务). Placed table.

use sea_orm::entity::prelude::*;

/// A service that was offered to a floating family (流动家庭服务).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "family_service")]
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
    /// The residence that it is about; same district.
    pub resident_id: i64,
    /// The person.
    pub person_id: i64,
    /// Kind of service.
    pub kind: String,
    /// Day of the offer.
    pub offered_on: Date,
    /// The account that entered it.
    pub offered_by: Option<i64>,
    /// What the family said.
    pub answer: String,
    /// Day of the answer.
    pub answered_on: Option<Date>,
    /// Day on which it was given.
    pub done_on: Option<Date>,
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
