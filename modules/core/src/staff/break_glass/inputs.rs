//! What clients send about broken glass.

use async_graphql::InputObject;
use kit::code::AreaCode;
use kit::node::GlobalId;

/// An emergency.
#[derive(Debug, InputObject)]
pub(super) struct BreakGlassInput {
    /// Code of the area to open: a town, a community or a grid of the district of your post.
    pub(super) area: AreaCode,
    /// Why, 10 to 500 characters; your superior reads it.
    pub(super) reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The review of an emergency.
#[derive(Debug, InputObject)]
pub(super) struct ReviewBreakGlassInput {
    /// The use of broken glass.
    pub(super) id: GlobalId,
    /// The version that the review is based on.
    pub(super) version: i32,
    /// What you found, 2 to 1,000 characters.
    pub(super) finding: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
