//! A work sheet: a matter is handed to another line. Placed table.

use sea_orm::entity::prelude::*;

/// A work sheet: a matter is handed to another line.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "work_sheet")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// The matter; same district.
    pub matter_id: i64,
    /// The line that hands it over.
    pub from_line: String,
    /// The post that hands it over.
    pub from_post_id: Option<i64>,
    /// The line that it goes to.
    pub line: String,
    /// The area whose unit it goes to.
    pub unit_code: String,
    /// The post that it goes to.
    pub post_id: Option<i64>,
    /// Number of the sheet.
    pub number: String,
    /// What is to be done.
    pub task: String,
    /// `sent`, `received`, `declined`, `withdrawn` or `done`.
    pub state: String,
    /// What the receiving side wrote.
    pub answer: Option<String>,
    /// Account that sent it.
    pub sent_by: Option<i64>,
    /// Account that signed the receipt.
    pub received_by: Option<i64>,
    /// When the receipt was signed.
    pub received_at: Option<i64>,
    /// It is of a discreet matter.
    pub discreet: bool,
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
