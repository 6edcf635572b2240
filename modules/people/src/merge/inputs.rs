//! What clients send to merge.

use async_graphql::InputObject;
use kit::node::GlobalId;

/// Two residences that are of one person, entered as two.
#[derive(Debug, InputObject)]
pub struct MergeResidentsInput {
    /// A residence of the person who stays.
    pub keep: GlobalId,
    /// The version of it that the decision is based on.
    pub keep_version: i32,
    /// A residence of the person who turned out to be the same.
    pub gone: GlobalId,
    /// The version of it that the decision is based on.
    pub gone_version: i32,
    /// Why they are one person, 4 to 200 characters; it is on record. Write no personal data here.
    pub reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
