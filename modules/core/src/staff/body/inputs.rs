//! What clients send about bodies.

use super::kind::{BodyFunction, BodyKind};
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A new body.
#[derive(Debug, InputObject)]
pub(super) struct CreateBodyInput {
    /// Kind.
    pub(super) kind: BodyKind,
    /// Code of the area, of a level that fits the kind.
    pub(super) area: AreaCode,
    /// Name, 1 to 100 characters.
    pub(super) name: String,
    /// What a leading group is about, 1 to 100 characters; for a leading group, and only for one.
    pub(super) subject: Option<String>,
    /// The body above: of a leading group a leading group, of a party group the organisation of the community, of that
    /// the working committee of the street; its area holds this one's. Other kinds have none.
    pub(super) parent: Option<GlobalId>,
    /// First day; today when left out.
    pub(super) from_on: Option<Date>,
    /// Last day, if it is to end by itself.
    pub(super) to_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A change of a body; what is left out stays.
#[derive(Debug, InputObject)]
pub(super) struct ChangeBodyInput {
    /// The body.
    pub(super) id: GlobalId,
    /// The version that the change is based on.
    pub(super) version: i32,
    /// Name, 1 to 100 characters.
    pub(super) name: Option<String>,
    /// What a leading group is about, 1 to 100 characters.
    pub(super) subject: Option<String>,
    /// The body above, as for a new one; null for none.
    pub(super) parent: MaybeUndefined<GlobalId>,
    /// Last day; null for none.
    pub(super) to_on: MaybeUndefined<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// Somebody in a body who has no account asks that the name be erased (删除个人信息).
#[derive(Debug, InputObject)]
pub(super) struct EraseBodyMemberNameInput {
    /// The membership that has the name.
    pub(super) id: GlobalId,
    /// The version that the erasure is based on.
    pub(super) version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A new member of a body.
#[derive(Debug, InputObject)]
pub(super) struct AddBodyMemberInput {
    /// The body.
    pub(super) body: GlobalId,
    /// What they do in it. A leading group has one leader at a time.
    pub(super) function: BodyFunction,
    /// Who it is: an account within your reach. Give this or a name.
    pub(super) account: Option<GlobalId>,
    /// Who it is, without an account: 1 to 100 characters.
    pub(super) name: Option<String>,
    /// The unit, body or group for which they speak, 1 to 100 characters; a representative has one.
    pub(super) represents: Option<String>,
    /// First day; today when left out.
    pub(super) from_on: Option<Date>,
    /// Last day, if it is to end by itself.
    pub(super) to_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}
