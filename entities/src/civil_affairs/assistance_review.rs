//! A periodic review of a grant (定期复核). Placed table.

use sea_orm::entity::prelude::*;

/// A periodic review of a grant (定期复核).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assistance_review")]
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
    /// The grant; same district.
    pub grant_id: i64,
    /// Day of the review.
    pub reviewed_on: Date,
    /// `continued`, `changed` or `stopped`.
    pub result: String,
    /// Amount before, in fen.
    pub before_fen: i64,
    /// Amount from now on, in fen.
    pub amount_fen: i64,
    /// Income in a month that was found, in fen, encrypted with the person's key.
    pub income_cipher: Option<String>,
    /// Income in a month that was found, in fen, as it is shown.
    pub income_mask: Option<String>,
    /// What was found, encrypted with the person's key.
    pub findings_cipher: Option<String>,
    /// What was found, as it is shown.
    pub findings_mask: Option<String>,
    /// Day by which the next one is due.
    pub next_due_on: Option<Date>,
    /// The account that entered it.
    pub reviewed_by: Option<i64>,
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
