//! What a unit links to, and what links to units.

use super::record::Unit;
use crate::links::{far, many, near, one};
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    UnitGrid(Unit).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building, if it is known.
    UnitBuilding(Unit).building: Building, |row| near(row, "building_id")
}

one! {
    /// The unit that the person works in, if it is within your reach.
    ResidentUnit(Resident).unit: Unit, |row| far(row, "unit_district_code", "unit_id")
}

many! {
    /// The residences in force, in its district, of those who work in it. The filter `unit` of `residents` finds those
    /// in other districts, too.
    UnitWorkers(Unit).workers: Resident, "unit_id"
}

many! {
    /// The units in force in it, in the order of their entry.
    GridUnits(Grid).units: Unit, "grid_id"
}

many! {
    /// The units in force in it, in the order of their entry.
    BuildingUnits(Building).units: Unit, "building_id"
}
