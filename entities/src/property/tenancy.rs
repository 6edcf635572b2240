//! A tenancy (租赁) of a dwelling. Placed table.

use sea_orm::entity::prelude::*;

/// A tenancy (租赁) of a dwelling.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "tenancy")]
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
    pub building_id: i64,
    /// The dwelling; same district.
    pub dwelling_id: i64,
    /// What the landlord is: `resident`, `unit` or `named`.
    pub party_kind: String,
    /// District of the residence or unit of the landlord, which may be another one.
    pub party_district_code: Option<String>,
    /// The residence or unit of the landlord; without a foreign key, since it may lie in another district.
    pub party_id: Option<i64>,
    /// Name of a landlord who is not on the platform.
    pub party_name: Option<String>,
    /// What it is let for, e.g. `living`.
    pub purpose: String,
    /// First day of the term.
    pub from_on: Date,
    /// Last day of the term; none when it has no end.
    pub to_on: Option<Date>,
    /// Day of the last safety check.
    pub checked_on: Option<Date>,
    /// Day by which the next safety check is due; none once it ended.
    pub check_due_on: Option<Date>,
    /// `active` or `retired`.
    pub status: String,
    /// First day on which it is no longer valid.
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
