//! What an archive links to.

use super::record::BuildingArchive;
use crate::links::{near, one};
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
