//! An administrative division of the governing issuer (行政区划). Reference table.

use sea_orm::entity::prelude::*;

/// An administrative division of the governing issuer (行政区划).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "division")]
pub struct Model {
    /// 2, 4, 6, 9 or 12 digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// 1 province, 2 city, 3 district, 4 street or town, 5 community or village.
    pub level: i16,
    /// The division above.
    pub parent_code: Option<String>,
    /// Name as issued.
    pub name: String,
    /// First edition that has it.
    pub edition: String,
    /// Edition that gave the name.
    pub name_edition: String,
    /// First edition that lacks it.
    pub retired_edition: Option<String>,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
