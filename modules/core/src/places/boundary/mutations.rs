//! How boundaries are drawn.

use super::set::set;
use crate::places::Place;
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::Ask;
use kit::node::GlobalId;
use kit::once::once;
use kit::open::{Any, Implementers};
use kit::scalar::GeoJson;
use kit::schema::MutationRoot;

/// The mutations of boundaries.
pub(super) struct BoundaryMutations;

impl From<&MutationRoot> for BoundaryMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A boundary or a line.
#[derive(Debug, InputObject)]
pub(super) struct SetBoundaryInput {
    /// The division, grid, compound, building or road.
    pub(super) id: GlobalId,
    /// The version of the place that the change is based on.
    pub(super) version: i32,
    /// A GeoJSON Polygon or MultiPolygon, for a road a LineString; null erases it.
    pub(super) geometry: Option<GeoJson>,
    /// Where it comes from, e.g. the survey and its year; at most 100 characters; `entered` when left out. It is kept
    /// with the boundary.
    pub(super) source: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A place whose boundary was drawn.
struct BoundaryPayload(GlobalId);

/// A place whose boundary was drawn or erased.
#[Object]
impl BoundaryPayload {
    /// The place as it is now; null when it is out of your reach now.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<Any<Place>>> {
        let implementers = ctx.data_unchecked::<Implementers>();
        implementers.find_of::<Place>(ctx.access(), self.0.clone(), ctx).await
    }
}

#[Object]
impl BoundaryMutations {
    /// Draws the boundary of a place, or the line of a road, in place of the one before. A grid's boundary must meet
    /// its community's, and overlap no other grid in force of the community by more than 1 % of the smaller one.
    async fn set_boundary(
        &self,
        ctx: &Context<'_>,
        input: SetBoundaryInput,
    ) -> Result<Option<BoundaryPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| set(tx, input).await).await?;
        Ok(Some(BoundaryPayload(written.id)))
    }
}
