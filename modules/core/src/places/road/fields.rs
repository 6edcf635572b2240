//! What a road links to, and the roads of a grid.

use super::record::Road;
use crate::places::grid::Grid;
use crate::places::key::PlaceKey;
use crate::places::shape::{Point, Shapes};
use crate::places::standing::in_grid;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaLevel;
use kit::paging::{Connection, Paging};
use kit::record::Row;
use kit::scalar::GeoJson;

/// Links of a road.
pub(super) struct RoadFields(PlaceKey);

impl From<&Row<Road>> for RoadFields {
    fn from(road: &Row<Road>) -> Self {
        Self(PlaceKey::of(road))
    }
}

#[Object]
impl RoadFields {
    /// The grids that it runs through, within your reach, by code.
    async fn grids(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Grid>>> {
        let paging = Paging::new::<Grid>(ctx, first, after, last, before)?;
        self.0.grids(ctx, "road_id", paging).await
    }

    /// Its line, simplified for a map on which one grid fills the screen, or by `tolerance` metres; 0 is as drawn.
    async fn line(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Detail in metres; 0 is as drawn.")] tolerance: Option<f64>,
    ) -> Result<Option<GeoJson>> {
        let drawn = ctx.loaders().load(Shapes::of::<Road>(), self.0.key()?).await?;
        drawn.map(|drawn| drawn.shown(AreaLevel::Grid, tolerance)).transpose()
    }

    /// The point half-way along its line.
    async fn centre(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        let drawn = ctx.loaders().load(Shapes::of::<Road>(), self.0.key()?).await?;
        Ok(drawn.map(|drawn| drawn.centre))
    }
}

/// The roads of a grid.
pub(super) struct GridRoads(PlaceKey);

impl From<&Row<Grid>> for GridRoads {
    fn from(grid: &Row<Grid>) -> Self {
        Self(PlaceKey::of(grid))
    }
}

#[Object]
impl GridRoads {
    /// The roads in force that run through it, in the order of their entry.
    async fn roads(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Road>>> {
        let paging = Paging::new::<Road>(ctx, first, after, last, before)?;
        self.0.leads_to(ctx, in_grid("road_id"), paging).await
    }
}
