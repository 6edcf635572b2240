//! An objection of the person to a file. Placed table.

use sea_orm::entity::prelude::*;

/// An objection of the person to a file.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "key_objection")]
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
    /// The file; same district.
    pub file_id: i64,
    /// Day on which it was made.
    pub made_on: Date,
    /// What it says, encrypted with the person's key.
    pub text_cipher: Option<String>,
    /// Whether it was upheld, once it is decided.
    pub upheld: Option<bool>,
    /// The account that decided it.
    pub decided_by: Option<i64>,
    /// Day of the decision.
    pub decided_on: Option<Date>,
    /// The reasons of the decision, encrypted with the person's key.
    pub answer_cipher: Option<String>,
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
