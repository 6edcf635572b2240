//! A person: what ties the residences of one human being together, and the key of that person's sensitive values. Holds nothing about the person. Platform table.

use sea_orm::entity::prelude::*;

/// A person: what ties the residences of one human being together, and the key of that person's sensitive values. Holds nothing about the person.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Time-ordered id; stays the same wherever the person moves.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Keyed hash of the identity number: the same person is found again without it.
    pub number_mac: Option<String>,
    /// District of the residence that answers for the person.
    pub district_code: String,
    /// The residence that answers for the person.
    pub resident_id: i64,
    /// Key of the ring that wraps `data_key`.
    pub key_id: String,
    /// The person's own key, wrapped; none when it was destroyed.
    pub data_key: Option<String>,
    /// The person that this one turned out to be.
    pub merged_into: Option<i64>,
    /// The resident's account that is bound to the person.
    pub account_id: Option<i64>,
    /// When it was confirmed that this account is the person's own.
    pub account_confirmed_at: Option<i64>,
    /// When everything about the person was erased.
    pub erased_at: Option<i64>,
    /// When it was entered.
    pub created_at: i64,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
