//! What clients send about units.

use super::record::{KeyPlace, UnitKind};
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::GridCode;
use kit::node::GlobalId;
use wangge_core::places::building::Management;

/// A new unit.
#[derive(Debug, InputObject)]
pub struct CreateUnitInput {
    /// Code of the grid that it works in.
    pub grid: GridCode,
    /// The building; it must stand in the grid.
    pub building: Option<GlobalId>,
    /// Name, 1 to 100 characters.
    pub name: String,
    /// Unified social credit code (GB 32100), of 18 characters.
    pub credit_code: Option<String>,
    /// Kind of unit.
    pub kind: UnitKind,
    /// How its premises are managed.
    pub management: Option<Management>,
    /// Which kind of key place it is, if it is one.
    pub key_place: Option<KeyPlace>,
    /// Trade: section letter of GB/T 4754-2017, A to T.
    pub trade: Option<String>,
    /// Its service telephone, at most 30 characters; never a private one.
    pub telephone: Option<String>,
    /// Address, at most 200 characters.
    pub address: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a unit. What is left out stays; null erases it.
#[derive(Debug, InputObject)]
pub struct ChangeUnitInput {
    /// The unit.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The building, in its grid.
    pub building: MaybeUndefined<GlobalId>,
    /// Name, 1 to 100 characters.
    pub name: Option<String>,
    /// Unified social credit code (GB 32100), of 18 characters.
    pub credit_code: MaybeUndefined<String>,
    /// Kind of unit.
    pub kind: Option<UnitKind>,
    /// How its premises are managed.
    pub management: MaybeUndefined<Management>,
    /// Which kind of key place it is.
    pub key_place: MaybeUndefined<KeyPlace>,
    /// Trade: section letter of GB/T 4754-2017, A to T.
    pub trade: MaybeUndefined<String>,
    /// Its service telephone, at most 30 characters; never a private one.
    pub telephone: MaybeUndefined<String>,
    /// Address, at most 200 characters.
    pub address: MaybeUndefined<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Where a person works.
#[derive(Debug, InputObject)]
pub struct SetWorkplaceInput {
    /// The residence.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The unit, in force and within your reach; its trade, where it has one, becomes that of the person's work. Null
    /// when the person works in none.
    pub unit: Option<GlobalId>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
