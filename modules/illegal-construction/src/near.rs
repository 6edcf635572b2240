//! What illegal construction adds to grids, buildings and households. Counts of grids and divisions are in `stat`, the days
//! on which a grid was not inspected with the inspections.

use crate::archive::BuildingArchive;
use crate::inspection::ConstructionInspection;
use crate::links::{below, many};
use crate::violation::Violation;
use kit::module::Parts;
use people::household::Household;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .fields_of::<Grid, GridArchives>()
        .fields_of::<Building, BuildingArchives>()
        .fields_of::<Household, HouseholdArchives>()
        .fields_of::<Grid, GridConstructionInspections>()
        .fields_of::<Grid, GridViolations>()
        .fields_of::<Building, BuildingViolations>()
        .fields_of::<Household, HouseholdViolations>();
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

below! {
    /// Its inspections for illegal construction, newest first.
    GridConstructionInspections(Grid).construction_inspections: ConstructionInspection, "grid_id"
}

below! {
    /// The violations in it, newest first.
    GridViolations(Grid).violations: Violation, "grid_id"
}

below! {
    /// The violations at it, newest first.
    BuildingViolations(Building).violations: Violation, "building_id"
}

below! {
    /// The violations of it, newest first, with their cases.
    HouseholdViolations(Household).violations: Violation, "household_id"
}
