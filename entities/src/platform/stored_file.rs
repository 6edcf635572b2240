//! A stored file: an object of the file store, from before it is written until after it is deleted. Platform table.

use sea_orm::entity::prelude::*;

/// A stored file: an object of the file store, from before it is written until after it is deleted.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stored_file")]
pub struct Model {
    /// Time-ordered id; names the object, too.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who uploaded it.
    pub account_id: i64,
    /// `writing`, `ready` to be attached, `attached`, `doomed` to be deleted, or `gone`.
    pub state: String,
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
    /// The person whose key seals `data_key`; checked by the writer.
    pub person_id: Option<i64>,
    /// The ring's key that wraps `data_key`; none where the person's key does.
    pub key_id: Option<String>,
    /// The wrapped key of the content; none once destroyed.
    pub data_key: Option<String>,
    /// When it is deleted unless it is attached before.
    pub expires_at: Option<i64>,
    /// When the upload began.
    pub created_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
