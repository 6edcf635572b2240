//! Which unit has a unified social credit code, in the whole nation. Reference table.

use sea_orm::entity::prelude::*;

/// Which unit has a unified social credit code, in the whole nation.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "credit_code")]
pub struct Model {
    /// The code (GB 32100).
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// District of the unit.
    pub unit_district_code: String,
    /// The unit, which is placed: without a foreign key.
    pub unit_id: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
