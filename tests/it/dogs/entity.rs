//! The table of licences. Placed.

use sea_orm::entity::prelude::*;

/// What creates the table.
pub(super) const TABLE: &str = "CREATE TABLE dog_licence (district_code text NOT NULL, id bigint NOT NULL, \
    grid_code text NOT NULL, grid_id bigint NOT NULL, resident_id bigint NOT NULL, person_id bigint NOT NULL, \
    matter_id bigint NOT NULL, name text NOT NULL, number integer, ended_on date, version bigint NOT NULL, \
    created_at bigint NOT NULL, changed_at bigint NOT NULL, PRIMARY KEY (district_code, id))";

/// A licence.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dog_licence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub grid_code: String,
    pub grid_id: i64,
    pub resident_id: i64,
    pub person_id: i64,
    pub matter_id: i64,
    pub name: String,
    pub number: Option<i32>,
    pub ended_on: Option<Date>,
    pub version: i64,
    pub created_at: i64,
    pub changed_at: i64,
}

/// No relation is walked by the database.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
