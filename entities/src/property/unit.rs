//! A unit (单位): a company, shop, school, office or other body that works in a place. Placed table.

use sea_orm::entity::prelude::*;

/// A unit (单位): a company, shop, school, office or other body that works in a place.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "unit")]
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
    /// Its building; same district.
    pub building_id: Option<i64>,
    /// Name.
    pub name: String,
    /// First letters of the name's pinyin, in lower case.
    pub name_initials: String,
    /// Unified social credit code (GB 32100); unique in the nation through `credit_code`.
    pub credit_code: Option<String>,
    /// Kind, e.g. `company`.
    pub kind: String,
    /// How its premises are managed.
    pub management: Option<String>,
    /// Kind of key place, e.g. `school`; none for an ordinary unit.
    pub key_place: Option<String>,
    /// Section letter of GB/T 4754.
    pub trade: Option<String>,
    /// Service telephone of the unit, never a private one.
    pub telephone: Option<String>,
    /// Address.
    pub address: Option<String>,
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
