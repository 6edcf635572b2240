//! What a fire and the help after it link to.

use super::record::FireIncident;
use super::step::FireIncidentStep;
use crate::premises::FirePremises;
use wangge_core::links::{all, near, one};
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    FireIncidentGrid(FireIncident).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building, if it is known.
    FireIncidentBuilding(FireIncident).building: Building, |row| near(row, "building_id")
}

one! {
    /// The premises, if they are known.
    FireIncidentPremises(FireIncident).premises: FirePremises, |row| near(row, "premises_id")
}

all! {
    /// How the grid helped, in the order of the entry.
    FireIncidentSteps(FireIncident).steps: FireIncidentStep, "incident_id"
}

one! {
    /// The fire.
    FireIncidentOfStep(FireIncidentStep).incident: FireIncident, |row| near(row, "incident_id")
}
