//! What clients send about leaves.

use super::record::LeaveKind;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A new leave.
#[derive(Debug, InputObject)]
pub(super) struct EnterLeaveInput {
    /// The post: your own, or one of your area where you are the superior.
    pub(super) post: GlobalId,
    /// Kind.
    pub(super) kind: LeaveKind,
    /// First day in China: today or later.
    pub(super) from_on: Date,
    /// Last day, at most 400 days after the first.
    pub(super) to_on: Date,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The early end of a leave.
#[derive(Debug, InputObject)]
pub(super) struct EndLeaveInput {
    /// The leave.
    pub(super) id: GlobalId,
    /// The version that the end is based on.
    pub(super) version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
