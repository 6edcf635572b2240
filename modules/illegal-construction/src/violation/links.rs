//! What a violation links to.

use super::record::Violation;
use super::step::ViolationStep;
use crate::inspection::ConstructionInspection;
use crate::links::{below, near, one};
use people::household::Household;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    ViolationGrid(Violation).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building, if it is known.
    ViolationBuilding(Violation).building: Building, |row| near(row, "building_id")
}

one! {
    /// The household that built, if it is known.
    ViolationHousehold(Violation).household: Household, |row| near(row, "household_id")
}

one! {
    /// The inspection that found it, if one did.
    ViolationInspection(Violation).inspection: ConstructionInspection, |row| near(row, "inspection_id")
}

work::case_of! {
    /// The matter that is its case, if you may see it: the procedure, its clock, its work sheets and its signatures.
    ViolationMatter(Violation).matter
}

one! {
    /// The violation.
    StepViolation(ViolationStep).violation: Violation, |row| near(row, "violation_id")
}

below! {
    /// Its steps, in their order.
    ViolationSteps(Violation).steps: ViolationStep, "violation_id"
}
