//! What a dwelling links to, and what links to dwellings.

use super::record::Dwelling;
use crate::links::{many, near, one};
use people::household::Household;
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    DwellingGrid(Dwelling).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building.
    DwellingBuilding(Dwelling).building: Building, |row| near(row, "building_id")
}

one! {
    /// The dwelling that the person lives in, if it is known.
    ResidentDwelling(Resident).dwelling: Dwelling, |row| near(row, "dwelling_id")
}

one! {
    /// The dwelling that it lives in, if it is known.
    HouseholdDwelling(Household).dwelling: Dwelling, |row| near(row, "dwelling_id")
}

many! {
    /// The residences in force of those who live in it, in the order of their entry.
    DwellingResidents(Dwelling).residents: Resident, "dwelling_id"
}

many! {
    /// The households in force that live in it, in the order of their entry.
    DwellingHouseholds(Dwelling).households: Household, "dwelling_id"
}

many! {
    /// The dwellings in force in it, in the order of their entry.
    GridDwellings(Grid).dwellings: Dwelling, "grid_id"
}

many! {
    /// The dwellings in force in it, in the order of their entry.
    BuildingDwellings(Building).dwellings: Dwelling, "building_id"
}
