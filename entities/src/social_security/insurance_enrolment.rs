//! An enrolment of a person in an insurance scheme for a year (参保登记). Placed table.

use sea_orm::entity::prelude::*;

/// An enrolment of a person in an insurance scheme for a year (参保登记).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "insurance_enrolment")]
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
    /// Scheme, e.g. `resident_medical`.
    pub scheme: String,
    /// The year.
    pub year: i16,
    /// State of the contribution, e.g. `paid`.
    pub state: String,
    /// The person's own contribution for the year, in fen.
    pub amount_fen: Option<i64>,
    /// Day of the payment.
    pub paid_on: Option<Date>,
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
