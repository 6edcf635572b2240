//! What clients send about attachments.

use crate::record::AttachmentKind;
use async_graphql::InputObject;
use kit::node::GlobalId;

/// A file to be attached.
#[derive(Debug, InputObject)]
pub(crate) struct AttachFileInput {
    /// The record, which you may change: a grid, a building, a resident, a post, ...
    pub(crate) record: GlobalId,
    /// What `POST /files` answered as `upload`, within 24 hours, to you.
    pub(crate) upload: GlobalId,
    /// What it is. Photos are pictures.
    pub(crate) kind: AttachmentKind,
    /// Its name, for people: 1 to 200 characters.
    pub(crate) name: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}

/// An attachment to be removed.
#[derive(Debug, InputObject)]
pub(crate) struct RemoveAttachmentInput {
    /// The attachment, of a record that you may change.
    pub(crate) id: GlobalId,
    /// The version of the attachment that this is based on.
    pub(crate) version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(crate) idempotency_key: Option<String>,
}
