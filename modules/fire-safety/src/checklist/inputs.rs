//! What clients send about check lists.

use super::record::FireChecklistKind;
use crate::hazard::FireHazardKind;
use async_graphql::InputObject;
use kit::code::AreaCode;
use kit::node::GlobalId;

/// An item of a check list.
#[derive(Clone, Debug, InputObject)]
pub struct FireChecklistItemInput {
    /// Its code, 1 to 40 of a to z, 0 to 9 and `-`, which no other item of the edition has.
    pub code: String,
    /// What is looked at, 1 to 200 characters.
    pub text: String,
    /// Kind of the hazard where the item is not in order.
    pub hazard_kind: FireHazardKind,
}

/// A new edition of a check list.
#[derive(Debug, InputObject)]
pub struct DraftFireChecklistInput {
    /// The district.
    pub area: AreaCode,
    /// Its kind. A district has one draft of a kind at a time.
    pub kind: FireChecklistKind,
    /// Its title, 1 to 100 characters.
    pub title: String,
    /// Its items in their order, 1 to 100.
    pub items: Vec<FireChecklistItemInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a draft. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeFireChecklistInput {
    /// The draft.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Its title, 1 to 100 characters.
    pub title: Option<String>,
    /// All of its items in their order, 1 to 100, in place of those before.
    pub items: Option<Vec<FireChecklistItemInput>>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A draft that is to be used.
#[derive(Debug, InputObject)]
pub struct UseFireChecklistInput {
    /// The draft.
    pub id: GlobalId,
    /// The version that this is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
