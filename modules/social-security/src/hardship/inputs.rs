//! What clients send about people with difficulty finding work.

use super::record::{HardshipCategory, HardshipEndReason};
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// An application for recognition.
#[derive(Debug, InputObject)]
pub struct ApplyForJobHardshipInput {
    /// The residence in force of the person, who is 16 or more: one's own, or one within your reach.
    pub resident: GlobalId,
    /// Why it is difficult.
    pub category: HardshipCategory,
    /// What is to be known, at most 4,000 characters. It is in the matter, where those who deal with it read it: nothing of
    /// health or means.
    pub detail: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A recognition whose case is settled.
#[derive(Debug, InputObject)]
pub struct RecogniseJobHardshipInput {
    /// The application.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Months that the recognition is for, 1 to 36.
    #[graphql(default = 36)]
    pub months: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A recognition that ends.
#[derive(Debug, InputObject)]
pub struct EndJobHardshipInput {
    /// The recognition.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why.
    pub reason: HardshipEndReason,
    /// First day on which it is over, not before its first day and not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
