//! A birth that a parent registered (生育登记). Placed table.

use sea_orm::entity::prelude::*;

/// A birth that a parent registered (生育登记).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "birth_registration")]
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
    /// Day of the birth.
    pub born_on: Date,
    /// Children who were born together.
    pub children: i16,
    /// Where the birth was, as the parent says.
    pub birthplace: Option<String>,
    /// Name of the other parent, as the parent says.
    pub other_parent: Option<String>,
    /// How it was registered.
    pub way: String,
    /// Day of the registration.
    pub registered_on: Date,
    /// The account that entered it.
    pub registered_by: Option<i64>,
    /// Whether it stands.
    pub state: String,
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
