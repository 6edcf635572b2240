//! What a hazard and its steps link to.

use super::record::FireHazard;
use super::step::FireHazardStep;
use crate::inspection::FireInspection;
use crate::premises::FirePremises;
use async_graphql::Object;
use kit::record::Row;
use wangge_core::links::{all, near, one};
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;
use wangge_core::places::position::point_of;
use wangge_core::places::shape::Point;

one! {
    /// The grid.
    FireHazardGrid(FireHazard).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building, if it is known.
    FireHazardBuilding(FireHazard).building: Building, |row| near(row, "building_id")
}

one! {
    /// The premises, if they are known.
    FireHazardPremises(FireHazard).premises: FirePremises, |row| near(row, "premises_id")
}

one! {
    /// The inspection that found it, if one did.
    FireHazardInspection(FireHazard).inspection: FireInspection, |row| near(row, "inspection_id")
}

work::case_of! {
    /// The matter that is its case, if you may see it: the procedure, its clock and its signatures; null until the hazard is
    /// confirmed.
    FireHazardMatter(FireHazard).matter
}

all! {
    /// Its steps, in their order.
    FireHazardSteps(FireHazard).steps: FireHazardStep, "hazard_id"
}

one! {
    /// The hazard.
    FireHazardOfStep(FireHazardStep).hazard: FireHazard, |row| near(row, "hazard_id")
}

/// Where a hazard is.
pub(super) struct FireHazardPoint(Option<Point>);

impl From<&Row<FireHazard>> for FireHazardPoint {
    fn from(hazard: &Row<FireHazard>) -> Self {
        Self(point_of(hazard))
    }
}

#[Object]
impl FireHazardPoint {
    /// Where exactly it is, if that was said.
    async fn point(&self) -> Option<&Point> {
        self.0.as_ref()
    }
}
