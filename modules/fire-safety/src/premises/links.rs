//! What premises link to.

use super::record::FirePremises;
use crate::activity::FireActivity;
use crate::equipment::FireEquipment;
use crate::hazard::FireHazard;
use crate::inspection::FireInspection;
use property::unit::Unit;
use wangge_core::links::{all, many, near, one};
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    FirePremisesGrid(FirePremises).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building.
    FirePremisesBuilding(FirePremises).building: Building, |row| near(row, "building_id")
}

one! {
    /// The unit that works there, if it is known.
    FirePremisesUnit(FirePremises).unit: Unit, |row| near(row, "unit_id")
}

many! {
    /// Their equipment in force, in the order of its entry.
    FirePremisesEquipment(FirePremises).equipment: FireEquipment, "premises_id"
}

all! {
    /// Their inspections, newest first.
    FirePremisesInspections(FirePremises).inspections: FireInspection, "premises_id"
}

all! {
    /// Their fire hazards, newest first.
    FirePremisesHazards(FirePremises).hazards: FireHazard, "premises_id"
}

all! {
    /// Drills and publicity there, newest first.
    FirePremisesActivities(FirePremises).activities: FireActivity, "premises_id"
}
