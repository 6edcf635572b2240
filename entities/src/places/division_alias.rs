//! A code of another issuer; carries no reach. Reference table.

use sea_orm::entity::prelude::*;

/// A code of another issuer; carries no reach.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "division_alias")]
pub struct Model {
    /// Who issued it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub issuer: String,
    /// Its code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Edition.
    pub edition: String,
    /// Name there.
    pub name: String,
    /// First edition that lacks it.
    pub retired_edition: Option<String>,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
