//! What clients send about roads.

use super::record::RoadKind;
use async_graphql::InputObject;
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::scalar::GeoJson;

/// A new road.
#[derive(Debug, InputObject)]
pub struct CreateRoadInput {
    /// Codes of the grids that it runs through: 1 to 200, all of one district and all within your reach.
    pub grids: Vec<GridCode>,
    /// Name, 1 to 100 characters.
    pub name: String,
    /// Kind.
    pub kind: RoadKind,
    /// Its line: a GeoJSON LineString.
    pub line: Option<GeoJson>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a road. What is left out stays; its line is drawn by `setBoundary`.
#[derive(Debug, InputObject)]
pub struct ChangeRoadInput {
    /// The road.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Codes of all grids that it runs through, within the area that it lies in already.
    pub grids: Option<Vec<GridCode>>,
    /// Name, 1 to 100 characters.
    pub name: Option<String>,
    /// Kind.
    pub kind: Option<RoadKind>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
