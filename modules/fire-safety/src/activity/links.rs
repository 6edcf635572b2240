//! What a drill or publicity links to.

use super::record::FireActivity;
use crate::premises::FirePremises;
use wangge_core::links::{near, one};
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    FireActivityGrid(FireActivity).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building, if it was held in one.
    FireActivityBuilding(FireActivity).building: Building, |row| near(row, "building_id")
}

one! {
    /// The premises, if it was held in some.
    FireActivityPremises(FireActivity).premises: FirePremises, |row| near(row, "premises_id")
}
