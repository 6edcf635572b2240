//! A post: a role of an account in an area, for a time. Platform table.

use sea_orm::entity::prelude::*;

/// A post: a role of an account in an area, for a time.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who holds it.
    pub account_id: i64,
    /// Code of a role of the policy.
    pub role: String,
    /// The area it is for.
    pub area_code: String,
    /// Department line, by its code.
    pub line: Option<String>,
    /// First day.
    pub from_on: Date,
    /// Last day, if it ends by itself.
    pub to_on: Option<Date>,
    /// The post whose work it does during leave (the B of an A).
    pub stands_in_for: Option<i64>,
    /// When it was taken away.
    pub ended_at: Option<i64>,
    /// Account that appointed.
    pub granted_by: Option<i64>,
    /// `full_time` or `part_time`, if it is known.
    pub employment: Option<String>,
    /// The post of an adjacent grid whose holder does its work during leave (the B of this A).
    pub covered_by: Option<i64>,
    /// The post that the holder left for this one.
    pub transferred_from: Option<i64>,
    /// It is shown on the notice board of its grid.
    pub on_board: bool,
    /// The holder's name as the board shows it.
    pub public_name: Option<String>,
    /// Telephone of the post, never the holder's own.
    pub service_telephone: Option<String>,
    /// An attachment: the photo that the board shows.
    pub photo_id: Option<i64>,
    /// What the holder does.
    pub work_content: Option<String>,
    /// What the holder answers for.
    pub duties: Option<String>,
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
