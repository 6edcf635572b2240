//! What clients send about buildings.

use super::record::Management;
use crate::places::position::PointInput;
use async_graphql::{InputObject, MaybeUndefined};
use kit::code::GridCode;
use kit::node::GlobalId;

/// A new building.
#[derive(Debug, InputObject)]
pub struct CreateBuildingInput {
    /// Code of the grid that it stands in.
    pub grid: GridCode,
    /// The compound that it belongs to; it must lie in the grid.
    pub compound: Option<GlobalId>,
    /// Name or number, 1 to 100 characters.
    pub name: String,
    /// How it is managed.
    pub management: Management,
    /// Address, at most 200 characters.
    pub address: Option<String>,
    /// Floors above ground, 0 to 200.
    pub floors: Option<i32>,
    /// Entrances (单元), 0 to 100.
    pub entrances: Option<i32>,
    /// Households that the community declares, 0 or more.
    pub declared_households: Option<i32>,
    /// Where it stands; inside the grid, where the grid has a boundary.
    pub position: Option<PointInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a building. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeBuildingInput {
    /// The building.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The compound that it belongs to, which must lie in its grid; null takes it out of its compound.
    pub compound: MaybeUndefined<GlobalId>,
    /// Name or number, 1 to 100 characters.
    pub name: Option<String>,
    /// How it is managed.
    pub management: Option<Management>,
    /// Address, at most 200 characters; null erases it.
    pub address: MaybeUndefined<String>,
    /// Floors above ground, 0 to 200; null erases it.
    pub floors: MaybeUndefined<i32>,
    /// Entrances (单元), 0 to 100; null erases it.
    pub entrances: MaybeUndefined<i32>,
    /// Households that the community declares, 0 or more; null erases it.
    pub declared_households: MaybeUndefined<i32>,
    /// Where it stands, inside the grid, where the grid has a boundary; null erases it.
    pub position: MaybeUndefined<PointInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A building goes to another grid.
#[derive(Debug, InputObject)]
pub struct MoveBuildingInput {
    /// The building.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Code of the grid that it goes to, of the same district.
    pub grid: GridCode,
    /// Where it stands, inside that grid, where the grid has a boundary; null erases it. What is left out stays, which is
    /// refused where it lies outside that grid.
    pub position: MaybeUndefined<PointInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
