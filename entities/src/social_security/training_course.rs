//! A course of vocational training (职业培训班). Platform table.

use sea_orm::entity::prelude::*;

/// A course of vocational training (职业培训班).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "training_course")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The division that it is held for.
    pub area_code: String,
    /// What is taught, in a line.
    pub title: String,
    /// Kind, e.g. `skills`.
    pub kind: String,
    /// Who holds it.
    pub organiser: String,
    /// Where it is held.
    pub venue: Option<String>,
    /// First day.
    pub from_on: Date,
    /// Last day.
    pub to_on: Date,
    /// People who can take part.
    pub seats: i16,
    /// `active`, or `retired` once cancelled.
    pub status: String,
    /// Day on which it was cancelled.
    pub retired_on: Option<Date>,
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
