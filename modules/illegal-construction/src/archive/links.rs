//! What an archive links to, and the archives of a grid, a building and a household.

use super::record::BuildingArchive;
use crate::links::{many, near, one};
use people::household::Household;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    ArchiveGrid(BuildingArchive).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building, if it is known.
    ArchiveBuilding(BuildingArchive).building: Building, |row| near(row, "building_id")
}

one! {
    /// The household.
    ArchiveHousehold(BuildingArchive).household: Household, |row| near(row, "household_id")
}

many! {
    /// The building archives in force of its households, in the order of their entry.
    GridArchives(Grid).building_archives: BuildingArchive, "grid_id"
}

many! {
    /// The building archives in force of the households in it, in the order of their entry.
    BuildingArchives(Building).building_archives: BuildingArchive, "building_id"
}

many! {
    /// Its building archive in force, if it has one.
    HouseholdArchives(Household).building_archives: BuildingArchive, "household_id"
}
