//! What clients send about visit tasks.

use super::record::VisitResult;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A visit that somebody is to pay.
#[derive(Debug, InputObject)]
pub struct AssignVisitInput {
    /// The residence of the person, in force.
    pub resident: GlobalId,
    /// The post of who is to pay it, in whose area the person lives.
    pub post: GlobalId,
    /// Day by which it is to be paid, within 90 days from today.
    pub due_on: Date,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A visit that was paid today.
#[derive(Debug, InputObject)]
pub struct RecordVisitInput {
    /// The visit task.
    pub id: GlobalId,
    /// The version that it is based on.
    pub version: i32,
    /// What came of it.
    pub result: VisitResult,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
