//! What a residence links to, and the residences of places.

use super::record::Resident;
use crate::household::Household;
use wangge_core::links::{along, far, many, near, one};
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

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

many! {
    /// The residences in force in it, in the order of their entry.
    GridResidents(Grid).residents: Resident, "grid_id"
}

many! {
    /// The residences in force of those who live in it, in the order of their entry.
    BuildingResidents(Building).residents: Resident, "building_id"
}
