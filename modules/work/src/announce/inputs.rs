//! What clients send about announcements.

use async_graphql::InputObject;
use kit::node::GlobalId;

/// An objection to what is announced.
#[derive(Debug, InputObject)]
pub struct ObjectToAnnouncementInput {
    /// The announcement, which runs.
    pub announcement: GlobalId,
    /// Who objects, at most 100 characters: for staff who write it down. Not who applies. A resident objects in the own
    /// name, once, and leaves it out.
    pub name: Option<String>,
    /// The objection, at most 2,000 characters.
    pub text: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The answer to an objection.
#[derive(Debug, InputObject)]
pub struct AnswerObjectionInput {
    /// The objection.
    pub id: GlobalId,
    /// The version that the answer is based on.
    pub version: i32,
    /// It is found right.
    pub upheld: bool,
    /// The answer, which who objects can read; at most 2,000 characters.
    pub answer: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
