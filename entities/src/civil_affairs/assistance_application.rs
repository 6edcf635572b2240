//! An application for social assistance (救助申请), whose case is a matter. Placed table.

use sea_orm::entity::prelude::*;

/// An application for social assistance (救助申请), whose case is a matter.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assistance_application")]
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
    /// The household that it is for; same district.
    pub household_id: Option<i64>,
    /// Persons that it is for.
    pub people: i16,
    /// The matter that is its case; same district.
    pub matter_id: i64,
    /// Income in a month, in fen, encrypted with the person's key.
    pub income_cipher: Option<String>,
    /// Income in a month, in fen, as it is shown.
    pub income_mask: Option<String>,
    /// Statement of means, encrypted with the person's key.
    pub means_cipher: Option<String>,
    /// Statement of means, as it is shown.
    pub means_mask: Option<String>,
    /// Day of the application.
    pub applied_on: Date,
    /// The account that entered it.
    pub applied_by: Option<i64>,
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
