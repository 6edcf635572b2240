//! What a household links to, and the households of places.

use super::record::Household;
use crate::resident::Resident;
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

/// Links of a household.
pub(super) struct HouseholdFields {
    key: PlaceKey,
    district: String,
    grid: Option<i64>,
    building: Option<i64>,
    head: Option<(String, i64)>,
}

impl From<&Row<Household>> for HouseholdFields {
    fn from(household: &Row<Household>) -> Self {
        let head = match household.value("head_district_code") {
            Some(Value::String(district)) => household.link("head_id").map(|id| (district.clone(), id)),
            _ => None,
        };
        Self {
            key: PlaceKey::of(household),
            district: household.district().to_owned(),
            grid: household.link("grid_id"),
            building: household.link("building_id"),
            head,
        }
    }
}

#[Object]
impl HouseholdFields {
    /// The grid.
    async fn grid(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Grid>>>> {
        let Some(id) = self.grid else { return Ok(None) };
        let one = One::<Grid>::new(Selection::of::<Grid>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }

    /// The building that it lives in, if it is known.
    async fn building(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Building>>>> {
        let Some(id) = self.building else { return Ok(None) };
        let one = One::<Building>::new(Selection::of::<Building>(ctx, &[""]));
        ctx.loaders().load(one, (self.district.clone(), id.to_string())).await
    }

    /// The residence of its head, if it is within your reach.
    async fn head(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Resident>>>> {
        let Some((district, id)) = &self.head else { return Ok(None) };
        let one = One::<Resident>::new(Selection::of::<Resident>(ctx, &[""]));
        ctx.loaders().load(one, (district.clone(), id.to_string())).await
    }

    /// The residences of its members in its district, within your reach. `people` counts all members.
    async fn members(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        self.key.holds(ctx, "household_id", paging).await
    }
}

/// The households of a grid.
pub(super) struct GridHouseholds(PlaceKey);

impl From<&Row<Grid>> for GridHouseholds {
    fn from(grid: &Row<Grid>) -> Self {
        Self(PlaceKey::of(grid))
    }
}

#[Object]
impl GridHouseholds {
    /// The households in force in it, in the order of their entry.
    async fn households(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Household>>> {
        let paging = Paging::new::<Household>(ctx, first, after, last, before)?;
        self.0.holds(ctx, "grid_id", paging).await
    }
}

/// The households of a building.
pub(super) struct BuildingHouseholds(PlaceKey);

impl From<&Row<Building>> for BuildingHouseholds {
    fn from(building: &Row<Building>) -> Self {
        Self(PlaceKey::of(building))
    }
}

#[Object]
impl BuildingHouseholds {
    /// The households in force that live in it, in the order of their entry.
    async fn households(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Household>>> {
        let paging = Paging::new::<Household>(ctx, first, after, last, before)?;
        self.0.holds(ctx, "building_id", paging).await
    }
}
