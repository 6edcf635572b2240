//! A certificate of a family (计划生育证明). Placed table.

use sea_orm::entity::prelude::*;

/// A certificate of a family (计划生育证明).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "family_certificate")]
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
    /// Kind.
    pub kind: String,
    /// Number; empty once erased.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// Last day on which it is valid.
    pub valid_to: Option<Date>,
    /// State of its check.
    pub state: String,
    /// The account that entered it.
    pub entered_by: Option<i64>,
    /// The account that changed it last, if one did.
    pub changed_by: Option<i64>,
    /// The account that checked it.
    pub checked_by: Option<i64>,
    /// Day of the check.
    pub checked_on: Option<Date>,
    /// What the check came to.
    pub check_note: Option<String>,
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
