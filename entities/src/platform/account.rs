//! An account: who logs in. Platform table.

use sea_orm::entity::prelude::*;

/// An account: who logs in.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Login name, unique, never given to another.
    pub name: String,
    /// What people call the holder.
    pub title: String,
    /// `staff`, `service` or `resident`.
    pub kind: String,
    /// Area whose security administrators manage the account.
    pub area_code: String,
    /// Keyed hash of the holder's identity number, for an account of staff: only what is about the holder is found by it, to be
    /// withheld. It gives no right.
    pub holder_mac: Option<String>,
    /// Argon2id, PHC format; none for accounts of outside issuers.
    pub password_hash: Option<String>,
    /// When somebody else chose the password; none once the holder changed it. Until then posts have no effect.
    pub password_initial_at: Option<i64>,
    /// Base32 secret, encrypted with the key ring.
    pub totp_secret: Option<String>,
    /// When the second factor was confirmed.
    pub totp_confirmed_at: Option<i64>,
    /// Last time step that was used, so that no code works twice.
    pub totp_last_step: Option<i64>,
    /// JSON list of keyed hashes of the unused recovery codes.
    pub recovery_codes: Option<String>,
    /// `active`, `suspended` or `closed`.
    pub status: String,
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
