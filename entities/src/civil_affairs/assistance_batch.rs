//! The payments of a programme in an area and a month (发放批次). Platform table.

use sea_orm::entity::prelude::*;

/// The payments of a programme in an area and a month (发放批次).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assistance_batch")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The district or town.
    pub area_code: String,
    /// The programme.
    pub programme_id: i64,
    /// The month, e.g. `2026-03`.
    pub month: String,
    /// `drafted`, `checked`, `sent` or `discarded`.
    pub state: String,
    /// Payments in it.
    pub items: i32,
    /// Sum of their amounts, in fen.
    pub total_fen: i64,
    /// Payments that came back.
    pub returned_items: i32,
    /// Sum of their amounts, in fen.
    pub returned_fen: i64,
    /// The account that drafted it.
    pub drafted_by: Option<i64>,
    /// The account that checked it.
    pub checked_by: Option<i64>,
    /// When it was checked.
    pub checked_at: Option<i64>,
    /// The account that sent it.
    pub sent_by: Option<i64>,
    /// Day on which it was sent.
    pub sent_on: Option<Date>,
    /// Number that the bank gave it.
    pub reference: Option<String>,
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
