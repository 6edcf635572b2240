//! What a residence links to, and the residences of places.

use super::record::Resident;
use crate::household::Household;
use async_graphql::{Context, Object};
use kit::Result;
use kit::record::Row;
use wangge_core::links::{along, far, many, near, one};
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;
use wangge_core::staff::holder::account_of;

along! {
    /// The grid.
    ResidentGrid(Resident).grid: Grid, |row| near(row, "grid_id"), "district_code", "grid_id"
}

one! {
    /// The building that the person lives in, if it is known.
    ResidentBuilding(Resident).building: Building, |row| near(row, "building_id")
}

along! {
    /// The household, if it is within your reach.
    ResidentHousehold(Resident).household: Household, |row| far(row, "household_district_code", "household_id"),
    "household_district_code", "household_id"
}

/// Who verified a residence.
pub(super) struct ResidentFields(Result<i64>);

impl From<&Row<Resident>> for ResidentFields {
    fn from(resident: &Row<Resident>) -> Self {
        Self(resident.id())
    }
}

#[Object]
impl ResidentFields {
    /// What people call the account that verified it last; null where nobody has.
    async fn verified_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        account_of::<Resident>(ctx, self.0.clone()?, "verified_by").await
    }
}

many! {
    /// The residences in force in it, in the order of their entry.
    GridResidents(Grid).residents: Resident, "grid_id"
}

many! {
    /// The residences in force of those who live in it, in the order of their entry.
    BuildingResidents(Building).residents: Resident, "building_id"
}
