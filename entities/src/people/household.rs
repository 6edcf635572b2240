//! A household (户): who is registered or lives together. Placed table.

use sea_orm::entity::prelude::*;

/// A household (户): who is registered or lives together.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "household")]
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
    /// The building that it lives in; same district.
    pub building_id: Option<i64>,
    /// The dwelling that it lives in; same district.
    pub dwelling_id: Option<i64>,
    /// `family` or `collective`.
    pub kind: String,
    /// Number of its register book (户号).
    pub number: Option<String>,
    /// Address, where no dwelling says it.
    pub address: Option<String>,
    /// District of the residence of its head.
    pub head_district_code: Option<String>,
    /// Residence of its head.
    pub head_id: Option<i64>,
    /// Members, wherever they live.
    pub people: i32,
    /// `active` or `retired`.
    pub status: String,
    /// First day on which it is no longer valid.
    pub retired_on: Option<Date>,
    /// When somebody looked last and found it right.
    pub verified_at: Option<i64>,
    /// The account that did.
    pub verified_by: Option<i64>,
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
