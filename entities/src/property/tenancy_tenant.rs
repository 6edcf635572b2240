//! A resident who is a tenant of a tenancy in force. Placed table.

use sea_orm::entity::prelude::*;

/// A resident who is a tenant of a tenancy in force.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "tenancy_tenant")]
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
    /// The tenancy; same district.
    pub tenancy_id: i64,
    /// The residence of the tenant; same district.
    pub resident_id: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
