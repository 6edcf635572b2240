//! A file that is attached to a record. Placed table.

use sea_orm::entity::prelude::*;

/// A file that is attached to a record.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Where the record lies: a grid, or a division of at least six digits.
    pub grid_code: String,
    /// Type of the record that it is attached to.
    pub record_type: String,
    /// Its id; same district where the record is placed, checked by the writer.
    pub record_id: i64,
    /// The stored file; a platform table, checked by the writer.
    pub file_id: i64,
    /// `photo`, `form` or `other`.
    pub kind: String,
    /// Name for people; empty once erased.
    pub name: String,
    /// Class of the content: `public`, `internal` or `personal`.
    pub class: String,
    /// Media type, found by the content.
    pub media_type: String,
    /// Bytes of the content.
    pub bytes: i64,
    /// SHA-256 of the content, hexadecimal; empty once erased.
    pub sha256: String,
    /// Width of a picture in pixels.
    pub width: Option<i32>,
    /// Height of a picture in pixels.
    pub height: Option<i32>,
    /// Account that uploaded it.
    pub uploaded_by: Option<i64>,
    /// `active`, `removed` or `erased`.
    pub status: String,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When it was attached.
    pub created_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
