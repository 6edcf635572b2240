//! What clients send about notice boards and contact cards.

use async_graphql::{InputObject, MaybeUndefined};
use kit::code::GridCode;
use kit::node::GlobalId;

/// What a notice board is to say.
#[derive(Debug, InputObject)]
pub(super) struct SetNoticeBoardInput {
    /// Code of the grid.
    pub(super) grid: GridCode,
    /// The version of the board that this is based on; left out for a grid that has none yet.
    pub(super) version: Option<i32>,
    /// What it says, at most 4,000 characters; null for nothing beside the cards.
    pub(super) notice: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A change of a contact card; what is left out stays, null erases.
#[derive(Debug, InputObject)]
pub(super) struct ChangeContactCardInput {
    /// The post, of a grid.
    pub(super) id: GlobalId,
    /// The version of the post that the change is based on.
    pub(super) version: i32,
    /// Whether it is shown on the notice board of its grid, to everybody.
    pub(super) on_board: Option<bool>,
    /// Name of the holder as the board shows it, 1 to 100 characters. A card that has none takes what people call the
    /// holder when it comes on the board.
    pub(super) public_name: MaybeUndefined<String>,
    /// Telephone of the post, never the holder's own: 3 to 20 of 0 to 9, `+`, `-` and blanks.
    pub(super) service_telephone: MaybeUndefined<String>,
    /// What the holder does (工作内容), at most 1,000 characters.
    pub(super) work_content: MaybeUndefined<String>,
    /// What the holder answers for (职责), at most 1,000 characters.
    pub(super) duties: MaybeUndefined<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
