//! What a facility links to, and the facilities of a grid.

use super::record::Facility;
use crate::places::grid::Grid;
use crate::places::key::PlaceKey;
use crate::places::position::point_of;
use crate::places::shape::Point;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::One;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use std::sync::Arc;

/// Links of a facility.
pub(super) struct FacilityFields {
    district: String,
    grid: Option<i64>,
    position: Option<Point>,
}

impl From<&Row<Facility>> for FacilityFields {
    fn from(facility: &Row<Facility>) -> Self {
        Self {
            district: facility.district().to_owned(),
            grid: facility.link("grid_id"),
            position: point_of(facility),
        }
    }
}

#[Object]
impl FacilityFields {
    /// The grid that it belongs to.
    async fn grid(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Grid>>>> {
        let Some(id) = self.grid else { return Ok(None) };
        let one = One::<Grid>::new(Selection::of::<Grid>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }

    /// Where it is.
    async fn position(&self) -> Option<Point> {
        self.position
    }
}

/// The facilities of a grid.
pub(super) struct GridFacilities(PlaceKey);

impl From<&Row<Grid>> for GridFacilities {
    fn from(grid: &Row<Grid>) -> Self {
        Self(PlaceKey::of(grid))
    }
}

#[Object]
impl GridFacilities {
    /// The facilities in force that belong to it, in the order of their entry.
    async fn facilities(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Facility>>> {
        let paging = Paging::new::<Facility>(ctx, first, after, last, before)?;
        self.0.holds(ctx, "grid_id", paging).await
    }
}
