//! What fire safety adds to buildings and units. Counts of grids and divisions are in `stat`.

use crate::activity::FireActivity;
use crate::equipment::FireEquipment;
use crate::hazard::FireHazard;
use crate::incident::FireIncident;
use crate::inspection::FireInspection;
use crate::premises::FirePremises;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::apart::Apart;
use kit::links::Below;
use kit::module::Parts;
use kit::paging::{Connection, Paging, selected};
use kit::record::{Record, Row};
use property::unit::Unit;
use wangge_core::places::building::Building;
use wangge_core::places::key::PlaceKey;

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Building, NearBuilding>().fields_of::<Unit, NearUnit>();
}

/// A page of the records that name something in a column.
async fn page<T: Record>(
    ctx: &Context<'_>,
    key: &PlaceKey,
    column: &'static str,
    paging: Paging,
) -> Result<Option<Connection<T>>> {
    let below = Below::<T>::new(column, selected::<T>(ctx), paging);
    Ok(ctx.loaders().load(below, key.key()?).await?.map(Connection::of))
}

/// Adds a field to a building.
struct NearBuilding(PlaceKey);

impl From<&Row<Building>> for NearBuilding {
    fn from(building: &Row<Building>) -> Self {
        Self(PlaceKey::of(building))
    }
}

#[Object]
impl NearBuilding {
    /// Its whole fire record (消防档案), each part as far as you may read it.
    async fn fire_safety(&self) -> Option<Apart<BuildingFireSafety>> {
        Some(Apart(BuildingFireSafety(self.0.clone())))
    }
}

/// Of a building.
struct BuildingFireSafety(PlaceKey);

/// The fire record of a building (建筑消防档案).
#[Object]
impl BuildingFireSafety {
    /// Its premises, also those that are retired.
    async fn premises(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FirePremises>>> {
        let paging = Paging::new::<FirePremises>(ctx, first, after, last, before)?;
        page(ctx, &self.0, "building_id", paging).await
    }

    /// Its fire equipment, also what is retired, in the order of its entry.
    async fn equipment(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireEquipment>>> {
        let paging = Paging::new::<FireEquipment>(ctx, first, after, last, before)?;
        page(ctx, &self.0, "building_id", paging).await
    }

    /// Inspections in it, newest first.
    async fn inspections(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireInspection>>> {
        let paging = Paging::new::<FireInspection>(ctx, first, after, last, before)?;
        page(ctx, &self.0, "building_id", paging).await
    }

    /// Fire hazards in it, newest first.
    async fn hazards(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireHazard>>> {
        let paging = Paging::new::<FireHazard>(ctx, first, after, last, before)?;
        page(ctx, &self.0, "building_id", paging).await
    }

    /// Drills and publicity in it, newest first.
    async fn activities(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireActivity>>> {
        let paging = Paging::new::<FireActivity>(ctx, first, after, last, before)?;
        page(ctx, &self.0, "building_id", paging).await
    }

    /// Fires in it, newest first.
    async fn incidents(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireIncident>>> {
        let paging = Paging::new::<FireIncident>(ctx, first, after, last, before)?;
        page(ctx, &self.0, "building_id", paging).await
    }
}

/// Adds a field to a unit.
struct NearUnit(PlaceKey);

impl From<&Row<Unit>> for NearUnit {
    fn from(unit: &Row<Unit>) -> Self {
        Self(PlaceKey::of(unit))
    }
}

#[Object]
impl NearUnit {
    /// What is known of its fire safety, each part as far as you may read it.
    async fn fire_safety(&self) -> Option<Apart<UnitFireSafety>> {
        Some(Apart(UnitFireSafety(self.0.clone())))
    }
}

/// Of a unit.
struct UnitFireSafety(PlaceKey);

/// The fire safety of a unit (单位消防档案).
#[Object]
impl UnitFireSafety {
    /// The premises in which it works, with their equipment, inspections and hazards.
    async fn premises(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FirePremises>>> {
        let paging = Paging::new::<FirePremises>(ctx, first, after, last, before)?;
        page(ctx, &self.0, "unit_id", paging).await
    }
}
