//! What clients send about family support.

use super::record::{FamilySupportEndReason, FamilySupportProgramme};
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// An application for family support.
#[derive(Debug, InputObject)]
pub struct ApplyForFamilySupportInput {
    /// A residence in force of the person: one's own, or one within your reach.
    pub resident: GlobalId,
    /// Programme.
    pub programme: FamilySupportProgramme,
    /// What is to be known, at most 4,000 characters. It is in the matter, where those who deal with it read it: nothing of
    /// health.
    pub detail: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Support whose case is settled.
#[derive(Debug, InputObject)]
pub struct GrantFamilySupportInput {
    /// The application.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Amount of a year, in fen.
    pub amount_fen: i32,
    /// First day, from the first day of the year of the application on; today when left out.
    pub from_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Support that ends.
#[derive(Debug, InputObject)]
pub struct EndFamilySupportInput {
    /// The support.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why.
    pub reason: FamilySupportEndReason,
    /// First day on which it is no longer given, not before its first day and not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
