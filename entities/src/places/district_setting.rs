//! What a district that uses the platform has decided. Reference table.

use sea_orm::entity::prelude::*;

/// What a district that uses the platform has decided.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "district_setting")]
pub struct Model {
    /// The district.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// 3, 4 or 5 levels in its view of the hierarchy.
    pub levels: i16,
    /// Time zone, IANA name.
    pub zone: String,
    /// Kinds of grid that the size policy is for, comma-separated.
    pub size_kinds: String,
    /// Fewest households of a grid.
    pub households_min: Option<i32>,
    /// Most households of a grid.
    pub households_max: Option<i32>,
    /// Fewest people of a grid.
    pub people_min: Option<i32>,
    /// Most people of a grid.
    pub people_max: Option<i32>,
    /// Months after which the record of a resident is to be verified again.
    pub verify_months: i16,
    /// Months after the end of a residence for which what is personal about it is kept.
    pub keep_months: i16,
    /// Months after the end of a residence for which sensitive values are kept.
    pub keep_sensitive_months: i16,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
