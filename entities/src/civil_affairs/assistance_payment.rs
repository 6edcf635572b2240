//! A payment of a batch (发放明细). Placed table.

use sea_orm::entity::prelude::*;

/// A payment of a batch (发放明细).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assistance_payment")]
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
    /// The batch; in no district.
    pub batch_id: i64,
    /// The programme.
    pub programme_id: i64,
    /// The grant; same district.
    pub grant_id: i64,
    /// The month that it is for, which can be before the month of the batch.
    pub for_month: String,
    /// Amount, in fen.
    pub amount_fen: i64,
    /// `drafted`, `sent`, `returned` or `discarded`.
    pub state: String,
    /// Day on which it was sent.
    pub sent_on: Option<Date>,
    /// Day on which it came back.
    pub returned_on: Option<Date>,
    /// Why it came back, e.g. `account_closed`.
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
