//! An edition of the divisions that was imported. Reference table.

use sea_orm::entity::prelude::*;

/// An edition of the divisions that was imported.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "division_edition")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who issued it.
    pub issuer: String,
    /// Its name.
    pub edition: String,
    /// Its codes carry reach.
    pub governing: bool,
    /// Hash of its rows in code order.
    pub sha256: String,
    /// Rows.
    pub rows_read: i64,
    /// Divisions that it added.
    pub added: i64,
    /// Divisions that it lacks.
    pub retired: i64,
    /// Divisions with a new name.
    pub renamed: i64,
    /// When.
    pub imported_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
