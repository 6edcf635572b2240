//! A file of a person of a key group (重点人群服务档案). Everything that it says is sealed. Placed table.

use sea_orm::entity::prelude::*;

/// A file of a person of a key group (重点人群服务档案). Everything that it says is sealed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "key_file")]
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
    /// Keyed hash of the authority that keeps it.
    pub desk_mac: String,
    /// `proposed`, `open`, `handed`, `closed` or `sealed`.
    pub state: String,
    /// What it says, encrypted with the person's key; null once the time to keep it is over.
    pub content_cipher: Option<String>,
    /// The account that proposed to open it.
    pub proposed_by: Option<i64>,
    /// The account that confirmed that.
    pub confirmed_by: Option<i64>,
    /// Day on which it was opened.
    pub opened_on: Option<Date>,
    /// Last day on which it is open, unless it is renewed.
    pub review_on: Date,
    /// Day from which nobody reads it, since the person was under 18 when it was opened.
    pub seal_on: Option<Date>,
    /// The account that proposed to renew it.
    pub renewal_by: Option<i64>,
    /// Last day that was proposed with that.
    pub renewal_on: Option<Date>,
    /// Day on which it was closed.
    pub closed_on: Option<Date>,
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
