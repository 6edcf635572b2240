//! What a household links to, and the households of places.

use super::record::Household;
use crate::resident::Resident;
use wangge_core::links::{far, many, near, one};
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    HouseholdGrid(Household).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building that it lives in, if it is known.
    HouseholdBuilding(Household).building: Building, |row| near(row, "building_id")
}

one! {
    /// The residence of its head, if it is within your reach.
    HouseholdHead(Household).head: Resident, |row| far(row, "head_district_code", "head_id")
}

many! {
    /// The residences of its members in its district, within your reach. `people` counts all members.
    HouseholdMembers(Household).members: Resident, "household_id"
}

many! {
    /// The households in force in it, in the order of their entry.
    GridHouseholds(Grid).households: Household, "grid_id"
}

many! {
    /// The households in force that live in it, in the order of their entry.
    BuildingHouseholds(Building).households: Household, "building_id"
}
