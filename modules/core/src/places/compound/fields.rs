//! What a compound links to, and the compounds of a grid.

use super::record::Compound;
use crate::places::building::Building;
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

/// Links of a compound.
pub(super) struct CompoundFields(PlaceKey);

impl From<&Row<Compound>> for CompoundFields {
    fn from(compound: &Row<Compound>) -> Self {
        Self(PlaceKey::of(compound))
    }
}

#[Object]
impl CompoundFields {
    /// The grids that it lies in, within your reach, by code.
    async fn grids(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Grid>>> {
        let paging = Paging::new::<Grid>(ctx, first, after, last, before)?;
        self.0.grids(ctx, "compound_id", paging).await
    }

    /// Its buildings in force, within your reach, by code.
    async fn buildings(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Building>>> {
        let paging = Paging::new::<Building>(ctx, first, after, last, before)?;
        self.0.holds(ctx, "compound_id", paging).await
    }

    /// Its boundary, simplified for a map on which one grid fills the screen, or by `tolerance` metres; 0 is as drawn.
    async fn boundary(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Detail in metres; 0 is as drawn.")] tolerance: Option<f64>,
    ) -> Result<Option<GeoJson>> {
        let drawn = ctx.loaders().load(Shapes::of::<Compound>(), self.0.key()?).await?;
        drawn.map(|drawn| drawn.shown(AreaLevel::Grid, tolerance)).transpose()
    }

    /// A point inside its boundary.
    async fn centre(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        let drawn = ctx.loaders().load(Shapes::of::<Compound>(), self.0.key()?).await?;
        Ok(drawn.map(|drawn| drawn.centre))
    }
}

/// The compounds of a grid.
pub(super) struct GridCompounds(PlaceKey);

impl From<&Row<Grid>> for GridCompounds {
    fn from(grid: &Row<Grid>) -> Self {
        Self(PlaceKey::of(grid))
    }
}

#[Object]
impl GridCompounds {
    /// The compounds in force that lie in it, wholly or partly, in the order of their entry.
    async fn compounds(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Compound>>> {
        let paging = Paging::new::<Compound>(ctx, first, after, last, before)?;
        self.0.leads_to(ctx, in_grid("compound_id"), paging).await
    }
}
