//! A visit at home before an application is decided (入户调查). Placed table.

use sea_orm::entity::prelude::*;

/// A visit at home before an application is decided (入户调查).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "household_visit")]
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
    /// The application; same district.
    pub application_id: i64,
    /// Day of the visit.
    pub visited_on: Date,
    /// Persons who live there.
    pub people: i16,
    /// What was stated is so.
    pub confirmed: bool,
    /// Income in a month that was found, in fen, encrypted with the person's key.
    pub income_cipher: Option<String>,
    /// Income in a month that was found, in fen, as it is shown.
    pub income_mask: Option<String>,
    /// What was found, encrypted with the person's key.
    pub findings_cipher: Option<String>,
    /// What was found, as it is shown.
    pub findings_mask: Option<String>,
    /// The account that entered it.
    pub visited_by: Option<i64>,
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
