//! What a building links to, and the buildings of a grid.

use super::record::Building;
use crate::links::{many, near, one};
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
use kit::record::Row;
use kit::scalar::GeoJson;

one! {
    /// The grid that it stands in.
    BuildingGrid(Building).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The compound that it belongs to, if there is one.
    BuildingCompound(Building).compound: Compound, |row| near(row, "compound_id")
}

/// What else is known of a building.
pub(super) struct BuildingFields {
    key: PlaceKey,
    position: Option<Point>,
}

impl From<&Row<Building>> for BuildingFields {
    fn from(building: &Row<Building>) -> Self {
        Self { key: PlaceKey::of(building), position: point_of(building) }
    }
}

#[Object]
impl BuildingFields {
    /// Its outline, simplified for a map on which one grid fills the screen, or by `tolerance` metres; 0 is as drawn.
    async fn boundary(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Detail in metres; 0 is as drawn.")] tolerance: Option<f64>,
    ) -> Result<Option<GeoJson>> {
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

many! {
    /// The buildings in force that stand in it, by code.
    GridBuildings(Grid).buildings: Building, "grid_id"
}
