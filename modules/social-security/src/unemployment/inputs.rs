//! What clients send about the register of the unemployed.

use super::record::{UnemploymentEndReason, UnemploymentReason};
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A person who registers as unemployed.
#[derive(Debug, InputObject)]
pub struct RegisterUnemploymentInput {
    /// A residence in force of the person, who is 16 or more.
    pub resident: GlobalId,
    /// Why the person is without work.
    pub reason: UnemploymentReason,
    /// Work that the person looks for, at most 200 characters.
    pub wanted: Option<String>,
    /// First day, not in the future; today when left out.
    pub from_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A registration that is over.
#[derive(Debug, InputObject)]
pub struct EndUnemploymentInput {
    /// The registration.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why.
    pub reason: UnemploymentEndReason,
    /// First day on which it is over, not before its first day and not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// An application for unemployment benefit.
#[derive(Debug, InputObject)]
pub struct ApplyForUnemploymentBenefitInput {
    /// The residence in force of the person, who is registered as unemployed: one's own, or one within your reach.
    pub resident: GlobalId,
    /// What is to be known, at most 4,000 characters. It is in the matter, where those who deal with it read it: nothing of
    /// health or means.
    pub detail: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A benefit whose case is settled.
#[derive(Debug, InputObject)]
pub struct GrantUnemploymentBenefitInput {
    /// The application.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Amount of a month, in fen.
    pub amount_fen: i32,
    /// Months, 1 to 24.
    pub months: i32,
    /// First day, not before that of the registration; today when left out.
    pub from_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
