//! An edition of an entry of the catalogue of matters. Platform table.

use sea_orm::entity::prelude::*;

/// An edition of an entry of the catalogue of matters.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "matter_kind")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The division whose catalogue it is.
    pub area_code: String,
    /// Code of the kind; the same in each edition.
    pub code: String,
    /// Number of the edition, from 1.
    pub edition: i32,
    /// English title.
    pub title: String,
    /// Chinese title.
    pub chinese: String,
    /// Category, by its code.
    pub category: String,
    /// Department line that answers for it, by its code.
    pub line: String,
    /// `general`, `coordination`, `emergency` or `approval`.
    pub procedure: String,
    /// Who reviews and decides: a chain of the approval procedure, by its code.
    pub chain: Option<String>,
    /// The result is announced before it is decided.
    pub announced: bool,
    /// Days of the announcement.
    pub announce_days: i16,
    /// Days in which a refusal can be appealed against.
    pub appeal_days: i16,
    /// How often a matter can be returned before the centre decides.
    pub returns: i16,
    /// Hours from the happening within which it must be reported.
    pub report_hours: Option<i16>,
    /// Time limits by step: JSON.
    pub limits: String,
    /// When it counts as completed.
    pub standard: String,
    /// Attachments that are required: JSON list of titles.
    pub attachments: String,
    /// Who may report it: comma-separated.
    pub reporters: String,
    /// It binds a community only after the street admitted it.
    pub admitted_only: bool,
    /// It is not found by the person whom it is about.
    pub discreet: bool,
    /// It is an errand on a person's behalf, with that person's recorded authority.
    pub agency: bool,
    /// First day on which it is in force.
    pub from_on: Date,
    /// Last day, if it ends.
    pub to_on: Option<Date>,
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
