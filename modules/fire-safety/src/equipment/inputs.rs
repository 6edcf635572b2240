//! What clients send about equipment.

use super::record::FireEquipmentKind;
use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use kit::scalar::Date;

/// A piece of equipment.
#[derive(Debug, InputObject)]
pub struct AddFireEquipmentInput {
    /// The premises, in force.
    pub premises: GlobalId,
    /// Its kind.
    pub kind: FireEquipmentKind,
    /// Where it is in the premises, 1 to 100 characters.
    pub spot: String,
    /// Its number, at most 50 characters.
    pub number: Option<String>,
    /// Day on which it was put there, not in the future; today when left out.
    pub installed_on: Option<Date>,
    /// Last day of its next inspection, after the day on which it was put there.
    pub inspect_by: Date,
    /// Day on which it expires, after the day on which it was put there.
    pub expires_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a piece of equipment. What is left out stays; null erases.
#[derive(Debug, InputObject)]
pub struct ChangeFireEquipmentInput {
    /// The piece, in force.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Where it is in the premises, 1 to 100 characters.
    pub spot: Option<String>,
    /// Its number, at most 50 characters.
    #[graphql(default)]
    pub number: MaybeUndefined<String>,
    /// Day on which it expires, after the day on which it was put there.
    #[graphql(default)]
    pub expires_on: MaybeUndefined<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A piece of equipment was looked after.
#[derive(Debug, InputObject)]
pub struct InspectFireEquipmentInput {
    /// The piece, in force.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The day, not before the last one and not in the future; today when left out.
    pub on: Option<Date>,
    /// Last day of its next inspection, after this one.
    pub inspect_by: Date,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
