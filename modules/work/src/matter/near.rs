//! The matters of a grid, of a building and of a person.

use super::record::{Matter, MatterStatus};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;
use wangge_core::places::key::PlaceKey;

/// A page of the matters that name the record in this hidden field.
async fn page(
    ctx: &Context<'_>,
    key: &PlaceKey,
    (column, discreet): (&'static str, bool),
    status: Option<MatterStatus>,
    paging: Paging,
) -> Result<Option<Connection<Matter>>> {
    let mut below = Below::<Matter>::new(column, selected::<Matter>(ctx), paging);
    if let Some(status) = status {
        below = below.only("status", status.as_str());
    }
    if !discreet {
        below = below.meeting(super::queries::OPENLY);
    }
    Ok(ctx.loaders().load(below, key.key()?).await?.map(Connection::of))
}

/// Matters in a grid.
pub(super) struct GridMatters(PlaceKey);

impl From<&Row<Grid>> for GridMatters {
    fn from(grid: &Row<Grid>) -> Self {
        Self(PlaceKey::of(grid))
    }
}

#[Object]
impl GridMatters {
    /// The matters in it within your reach, newest first; those of one status, where you say so.
    async fn matters(
        &self,
        ctx: &Context<'_>,
        status: Option<MatterStatus>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Matter>>> {
        let paging = Paging::new::<Matter>(ctx, first, after, last, before)?;
        page(ctx, &self.0, ("grid_id", true), status, paging).await
    }
}

/// Matters at a building.
pub(super) struct BuildingMatters(PlaceKey);

impl From<&Row<Building>> for BuildingMatters {
    fn from(building: &Row<Building>) -> Self {
        Self(PlaceKey::of(building))
    }
}

#[Object]
impl BuildingMatters {
    /// The matters at it within your reach, newest first; those of one status, where you say so.
    async fn matters(
        &self,
        ctx: &Context<'_>,
        status: Option<MatterStatus>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Matter>>> {
        let paging = Paging::new::<Matter>(ctx, first, after, last, before)?;
        page(ctx, &self.0, ("building_id", true), status, paging).await
    }
}

/// Matters about a person.
pub(super) struct ResidentMatters(PlaceKey);

impl From<&Row<Resident>> for ResidentMatters {
    fn from(resident: &Row<Resident>) -> Self {
        Self(PlaceKey::of(resident))
    }
}

#[Object]
impl ResidentMatters {
    /// The matters in the same district that serve or concern this person, within your reach, newest first; those of one
    /// status, where you say so. Discreet kinds are left out, also for those who may see their matters elsewhere.
    async fn matters(
        &self,
        ctx: &Context<'_>,
        status: Option<MatterStatus>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Matter>>> {
        let paging = Paging::new::<Matter>(ctx, first, after, last, before)?;
        page(ctx, &self.0, ("served_id", false), status, paging).await
    }
}
