//! What clients send about facilities.

use super::kind::FacilityKind;
use crate::places::position::PointInput;
use async_graphql::InputObject;
use kit::code::GridCode;
use kit::node::GlobalId;

/// A new facility.
#[derive(Debug, InputObject)]
pub struct CreateFacilityInput {
    /// Name, 1 to 100 characters.
    pub name: String,
    /// Kind.
    pub kind: FacilityKind,
    /// Where it is.
    pub position: PointInput,
    /// Code of its grid. When left out, it is the grid whose boundary holds the position. Where the grid has a
    /// boundary, the position must lie in it.
    pub grid: Option<GridCode>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a facility in its grid. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeFacilityInput {
    /// The facility.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Name, 1 to 100 characters.
    pub name: Option<String>,
    /// Kind.
    pub kind: Option<FacilityKind>,
    /// Where it is, inside its grid, where the grid has a boundary.
    pub position: Option<PointInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
