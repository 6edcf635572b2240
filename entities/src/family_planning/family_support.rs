//! An application for family support (家庭扶助), whose case is a matter. Placed table.

use sea_orm::entity::prelude::*;

/// An application for family support (家庭扶助), whose case is a matter.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "family_support")]
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
    /// Programme.
    pub programme: String,
    /// The matter that is its case; same district.
    pub matter_id: i64,
    /// Day of the application.
    pub applied_on: Date,
    /// The account that entered it.
    pub applied_by: Option<i64>,
    /// Amount of a year, in fen, once granted.
    pub amount_fen: Option<i64>,
    /// First day of the support.
    pub from_on: Option<Date>,
    /// First day on which it is no longer given.
    pub to_on: Option<Date>,
    /// Why it ended.
    pub end_reason: Option<String>,
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
