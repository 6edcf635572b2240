//! What an edition changed. Reference table.

use sea_orm::entity::prelude::*;

/// What an edition changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "division_change")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The division.
    pub code: String,
    /// Who issued the edition.
    pub issuer: String,
    /// The edition.
    pub edition: String,
    /// `added`, `retired`, `renamed`, `revived`, `created`.
    pub kind: String,
    /// Name before.
    pub old_name: Option<String>,
    /// Name after.
    pub new_name: Option<String>,
    /// When it was applied.
    pub at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
