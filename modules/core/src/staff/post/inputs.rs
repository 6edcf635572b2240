//! What clients send about posts.

use super::record::Employment;
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A new post.
#[derive(Debug, InputObject)]
pub(super) struct AppointInput {
    /// Whom: an active account within your reach, not your own.
    pub(super) account: GlobalId,
    /// Code of a role that one of your posts may appoint to; `roles` lists them. Roles of programs are for accounts of kind
    /// `SERVICE`, those of residents for `RESIDENT`, and all others for `STAFF`.
    pub(super) role: String,
    /// Code of the area it is for, of a level that the role has, inside the area of that post of yours.
    pub(super) area: AreaCode,
    /// Department line (条线), by the code of its department, which `departments` lists: for a role that has one, and
    /// only then.
    pub(super) line: Option<String>,
    /// First day: today, which it is when left out, or later.
    pub(super) from_on: Option<Date>,
    /// Last day, if it is to end by itself.
    pub(super) to_on: Option<Date>,
    /// Full-time or part-time, if it is known.
    pub(super) employment: Option<Employment>,
    /// The post whose work it does while the holder of that is on leave: of the same role, area and line. Such a post
    /// has a last day.
    pub(super) stands_in_for: Option<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A change of a post; what is left out stays.
#[derive(Debug, InputObject)]
pub(super) struct ChangePostInput {
    /// The post.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// First day, while it has not begun: today or later.
    pub(super) from_on: Option<Date>,
    /// Last day: today or later; null for none.
    pub(super) to_on: MaybeUndefined<Date>,
    /// Full-time or part-time; null for not known.
    pub(super) employment: MaybeUndefined<Employment>,
    /// Department line (条线), by the code of its department, for a role that has one.
    pub(super) line: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The end of a post and the beginning of another of the same holder.
#[derive(Debug, InputObject)]
pub(super) struct TransferPostInput {
    /// The post that ends.
    pub(super) id: GlobalId,
    /// The version that the transfer is based on.
    pub(super) version: i32,
    /// Code of the area of the new post.
    pub(super) area: AreaCode,
    /// Code of the role of the new post; the same when left out.
    pub(super) role: Option<String>,
    /// Department line of the new post, by the code of its department, for a role that has one; the same when both are left out.
    pub(super) line: Option<String>,
    /// First day of the new post: today, which it is when left out, or later. The old one ends the day before, or at
    /// once.
    pub(super) from_on: Option<Date>,
    /// Last day of the new post, if it is to end by itself.
    pub(super) to_on: Option<Date>,
    /// Why, for the audit; at most 200 characters.
    pub(super) reason: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The end of a post.
#[derive(Debug, InputObject)]
pub(super) struct RemovePostInput {
    /// The post.
    pub(super) id: GlobalId,
    /// The version that the removal is based on.
    pub(super) version: i32,
    /// Why, for the audit; at most 200 characters.
    pub(super) reason: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// Two posts of grids beside each other that are to cover each other.
#[derive(Debug, InputObject)]
pub(super) struct PairPostsInput {
    /// One post: of a grid of your area, not your own.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// The other: of the same role, in a grid that borders on that of the first (or, where no boundary is drawn, is of
    /// the same community), held by somebody else.
    pub(super) partner: GlobalId,
    /// The version of the other that the change is based on.
    pub(super) partner_version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The end of a pair.
#[derive(Debug, InputObject)]
pub(super) struct UnpairPostInput {
    /// One of its posts.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
