//! Who did what, in a chain that shows any change. Placed, append-only table.

use sea_orm::entity::prelude::*;

/// Who did what, in a chain that shows any change.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// District, or `000000`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Number in the district, without gaps, given after the commit.
    pub seq: Option<i64>,
    /// When.
    pub at: i64,
    /// Who.
    pub account_id: Option<i64>,
    /// With which post.
    pub post_id: Option<i64>,
    /// Somebody stood in for the holder of the post, or the post stood in for another.
    pub stands_in: bool,
    /// `create`, `change`, `retire`, `appoint`, `login`, ....
    pub action: String,
    /// Type of the record.
    pub record_type: String,
    /// Id of the record.
    pub record_id: String,
    /// Where it lies.
    pub area_code: String,
    /// Names of the fields concerned, comma-separated; never values.
    pub fields: String,
    /// The person that it is about, if it is about one.
    pub person_id: Option<i64>,
    /// The broken glass that gave the right to, if one did.
    pub break_glass_id: Option<i64>,
    /// Stated reason.
    pub reason: Option<String>,
    /// `ok`, or the code of the error.
    pub outcome: String,
    /// Keyed hash of the content.
    pub mac: String,
    /// Keyed hash of this row's mac and the link before.
    pub link: Option<String>,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
