//! What a building links to, and the buildings of a grid.

use super::record::Building;
use crate::places::alias::Aliases;
use crate::places::compound::Compound;
use crate::places::grid::Grid;
use crate::places::key::PlaceKey;
use crate::places::position::point_of;
use crate::places::shape::{Point, Shapes};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaLevel;
use kit::links::One;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use kit::scalar::GeoJson;
use std::sync::Arc;

/// Links of a building.
pub(super) struct BuildingFields {
    key: PlaceKey,
    district: String,
    grid: Option<i64>,
    compound: Option<i64>,
    position: Option<Point>,
}

impl From<&Row<Building>> for BuildingFields {
    fn from(building: &Row<Building>) -> Self {
        Self {
            key: PlaceKey::of(building),
            district: building.district().to_owned(),
            grid: building.link("grid_id"),
            compound: building.link("compound_id"),
            position: point_of(building),
        }
    }
}

#[Object]
impl BuildingFields {
    /// The grid that it stands in.
    async fn grid(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Grid>>>> {
        let Some(id) = self.grid else { return Ok(None) };
        let one = One::<Grid>::new(Selection::of::<Grid>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }

    /// The compound that it belongs to, if there is one.
    async fn compound(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Compound>>>> {
        let Some(id) = self.compound else { return Ok(None) };
        let one = One::<Compound>::new(Selection::of::<Compound>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }

    /// Its outline, simplified for a map on which one grid fills the screen, or by `tolerance` metres; 0 is as drawn.
    async fn boundary(&self, ctx: &Context<'_>, tolerance: Option<f64>) -> Result<Option<GeoJson>> {
        let drawn = ctx.loaders().load(Shapes::of::<Building>(), self.key.key()?).await?;
        drawn.map(|drawn| drawn.shown(AreaLevel::Grid, tolerance)).transpose()
    }

    /// Where it stands: the recorded position, or a point inside its outline where none is recorded.
    async fn position(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        if self.position.is_some() {
            return Ok(self.position);
        }
        let drawn = ctx.loaders().load(Shapes::of::<Building>(), self.key.key()?).await?;
        Ok(drawn.map(|drawn| drawn.centre))
    }

    /// Codes that it had in other grids, oldest first. They still find it.
    async fn earlier_codes(&self, ctx: &Context<'_>) -> Result<Option<Vec<String>>> {
        let found = ctx.loaders().load(Aliases::of::<Building>(), self.key.key()?).await?;
        Ok(Some(found.map(|codes| codes.to_vec()).unwrap_or_default()))
    }
}

/// The buildings of a grid.
pub(super) struct GridBuildings(PlaceKey);

impl From<&Row<Grid>> for GridBuildings {
    fn from(grid: &Row<Grid>) -> Self {
        Self(PlaceKey::of(grid))
    }
}

#[Object]
impl GridBuildings {
    /// The buildings in force that stand in it, by code.
    async fn buildings(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Building>>> {
        let paging = Paging::new::<Building>(ctx, first, after, last, before)?;
        self.0.holds(ctx, "grid_id", paging).await
    }
}
