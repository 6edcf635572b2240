//! A post: a role of an account in an area, for a time. Platform table.

use sea_orm::entity::prelude::*;

/// A post: a role of an account in an area, for a time.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who holds it.
    pub account_id: i64,
    /// Code of a role of the policy.
    pub role: String,
    /// The area it is for.
    pub area_code: String,
    /// Department line, by its code.
    pub line: Option<String>,
    /// First day.
    pub from_on: Date,
    /// Last day, if it ends by itself.
    pub to_on: Option<Date>,
    /// The post whose work it does during leave (the B of an A).
    pub stands_in_for: Option<i64>,
    /// When it was taken away.
    pub ended_at: Option<i64>,
    /// Account that appointed.
    pub granted_by: Option<i64>,
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
