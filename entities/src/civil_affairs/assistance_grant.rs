//! Assistance that was granted (救助待遇). Placed table.

use sea_orm::entity::prelude::*;

/// Assistance that was granted (救助待遇).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assistance_grant")]
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
    /// The programme.
    pub programme_id: i64,
    /// Kind of the programme.
    pub kind: String,
    /// The application; same district.
    pub application_id: i64,
    /// The matter of the application; same district.
    pub matter_id: i64,
    /// The household that it is for; same district.
    pub household_id: Option<i64>,
    /// Persons that it is for.
    pub people: i16,
    /// `monthly` or `once`.
    pub payout: String,
    /// Amount of a month, or the one amount, in fen.
    pub amount_fen: i64,
    /// `active`, `suspended` or `stopped`.
    pub state: String,
    /// First day of its first month.
    pub from_on: Date,
    /// Day by which the next review is due.
    pub review_due_on: Option<Date>,
    /// Day of the last review.
    pub reviewed_on: Option<Date>,
    /// Day since which it is suspended.
    pub suspended_on: Option<Date>,
    /// First day on which it is no longer granted.
    pub stopped_on: Option<Date>,
    /// Why it was stopped, e.g. `moved`.
    pub stop_reason: Option<String>,
    /// Why, in words.
    pub note: Option<String>,
    /// The account that it is paid to, encrypted with the person's key.
    pub bank_account_cipher: Option<String>,
    /// The account that it is paid to, as it is shown.
    pub bank_account_mask: Option<String>,
    /// What was paid too much and is to be given back, in fen.
    pub overpaid_fen: i64,
    /// What of it was given back, in fen.
    pub recovered_fen: i64,
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
