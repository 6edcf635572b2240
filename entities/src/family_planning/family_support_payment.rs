//! A payment of family support for a year (扶助金发放). Placed table.

use sea_orm::entity::prelude::*;

/// A payment of family support for a year (扶助金发放).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "family_support_payment")]
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
    /// The support; same district.
    pub support_id: i64,
    /// The year.
    pub year: i16,
    /// Amount, in fen.
    pub amount_fen: i64,
    /// Where it stands.
    pub state: String,
    /// The account that drafted it.
    pub drafted_by: Option<i64>,
    /// Day of the draft.
    pub drafted_on: Date,
    /// The account that checked it.
    pub checked_by: Option<i64>,
    /// Day of the check.
    pub checked_on: Option<Date>,
    /// Day of the payment.
    pub paid_on: Option<Date>,
    /// Why it came back.
    pub return_reason: Option<String>,
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
