//! What a residence links to, and the residences of places.

use super::record::Resident;
use crate::household::Household;
use async_graphql::{Context, Object, Value};
use kit::Result;
use kit::access::Ask;
use kit::links::One;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use std::sync::Arc;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;
use wangge_core::places::key::PlaceKey;
use wangge_core::staff::holder::account_of;

/// Links of a residence.
pub(super) struct ResidentFields {
    district: String,
    grid: Option<i64>,
    building: Option<i64>,
    household: Option<(String, i64)>,
    id: Result<i64>,
}

impl From<&Row<Resident>> for ResidentFields {
    fn from(resident: &Row<Resident>) -> Self {
        let household = match resident.value("household_district_code") {
            Some(Value::String(district)) => resident.link("household_id").map(|id| (district.clone(), id)),
            _ => None,
        };
        Self {
            district: resident.district().to_owned(),
            grid: resident.link("grid_id"),
            building: resident.link("building_id"),
            household,
            id: resident.id(),
        }
    }
}

#[Object]
impl ResidentFields {
    /// The grid.
    async fn grid(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Grid>>>> {
        let Some(id) = self.grid else { return Ok(None) };
        let one = One::<Grid>::new(Selection::of::<Grid>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }

    /// The building that the person lives in, if it is known.
    async fn building(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Building>>>> {
        let Some(id) = self.building else { return Ok(None) };
        let one = One::<Building>::new(Selection::of::<Building>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }

    /// The household, if it is within your reach.
    async fn household(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Household>>>> {
        let Some((district, id)) = &self.household else { return Ok(None) };
        let one = One::<Household>::new(Selection::of::<Household>(ctx, &[""]));
        ctx.loaders().load(one, (district.clone(), id.to_string())).await
    }

    /// What people call the account that verified it last; null where nobody has.
    async fn verified_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        account_of::<Resident>(ctx, self.id.clone()?, "verified_by").await
    }
}

/// The residences of a grid.
pub(super) struct GridResidents(PlaceKey);

impl From<&Row<Grid>> for GridResidents {
    fn from(grid: &Row<Grid>) -> Self {
        Self(PlaceKey::of(grid))
    }
}

#[Object]
impl GridResidents {
    /// The residences in force in it, in the order of their entry.
    async fn residents(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        self.0.holds(ctx, "grid_id", paging).await
    }
}

/// The residences of a building.
pub(super) struct BuildingResidents(PlaceKey);

impl From<&Row<Building>> for BuildingResidents {
    fn from(building: &Row<Building>) -> Self {
        Self(PlaceKey::of(building))
    }
}

#[Object]
impl BuildingResidents {
    /// The residences in force of those who live in it, in the order of their entry.
    async fn residents(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        self.0.holds(ctx, "building_id", paging).await
    }
}
