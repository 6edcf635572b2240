//! Who does a background job for a district just now. Platform table.

use sea_orm::entity::prelude::*;

/// Who does a background job for a district just now.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lease")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Name of the job.
    pub job: String,
    /// The district, `000000` for all.
    pub district_code: String,
    /// The instance.
    pub holder: String,
    /// When another may take it.
    pub expires_at: i64,
    /// Counts the takings.
    pub version: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
