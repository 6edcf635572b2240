//! Whether a kind of matter is admitted into communities by their street. Platform table.

use sea_orm::entity::prelude::*;

/// Whether a kind of matter is admitted into communities by their street.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "matter_admission")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The street, or one of its communities.
    pub area_code: String,
    /// Code of the kind of matter.
    pub kind_code: String,
    /// Department line that asks for it.
    pub line: String,
    /// `asked`, `admitted`, `refused` or `ended`.
    pub state: String,
    /// Why it is asked for.
    pub reason: Option<String>,
    /// Reason of the decision.
    pub answer: Option<String>,
    /// First day.
    pub from_on: Date,
    /// Last day, if it ends.
    pub to_on: Option<Date>,
    /// What the department pays for the service in a year, in fen.
    pub amount_fen: Option<i64>,
    /// Account that asked.
    pub asked_by: Option<i64>,
    /// Account that decided.
    pub decided_by: Option<i64>,
    /// When it was decided.
    pub decided_at: Option<i64>,
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
