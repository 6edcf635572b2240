//! A one-time code with which a resident binds an account to a person. Platform table.

use sea_orm::entity::prelude::*;

/// A one-time code with which a resident binds an account to a person.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "binding")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The person.
    pub person_id: i64,
    /// District of the residence.
    pub district_code: String,
    /// The residence.
    pub resident_id: i64,
    /// Keyed hash of the part of the code that finds the row.
    pub selector_mac: String,
    /// Keyed hash of the whole code.
    pub code_mac: String,
    /// Account that handed it over.
    pub issued_by: i64,
    /// Wrong tries so far.
    pub tries: i16,
    /// When it ends by itself.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
    /// Account that used it.
    pub used_by: Option<i64>,
    /// When it was made.
    pub created_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
