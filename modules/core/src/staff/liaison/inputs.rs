//! What clients send about liaisons.

use async_graphql::{InputObject, MaybeUndefined};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A new liaison.
#[derive(Debug, InputObject)]
pub(super) struct AssignLiaisonInput {
    /// Whom: an active account within your reach.
    pub(super) account: GlobalId,
    /// Code of the area.
    pub(super) area: AreaCode,
    /// Department line (条线), by the code of its department, which `departments` lists; left out for a leader or a
    /// cadre.
    pub(super) line: Option<String>,
    /// What they do there, at most 1,000 characters.
    pub(super) duties: Option<String>,
    /// First day; today when left out.
    pub(super) from_on: Option<Date>,
    /// Last day, if it is to end by itself.
    pub(super) to_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A change of a liaison; what is left out stays, null erases.
#[derive(Debug, InputObject)]
pub(super) struct ChangeLiaisonInput {
    /// The liaison.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// What they do there, at most 1,000 characters.
    pub(super) duties: MaybeUndefined<String>,
    /// Last day.
    pub(super) to_on: MaybeUndefined<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
