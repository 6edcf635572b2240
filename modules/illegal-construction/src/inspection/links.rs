//! Between an inspection and its grid.

use super::record::ConstructionInspection;
use crate::links::{below, near, one};
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    ConstructionInspectionGrid(ConstructionInspection).grid: Grid, |row| near(row, "grid_id")
}

below! {
    /// Its inspections for illegal construction, newest first.
    GridConstructionInspections(Grid).construction_inspections: ConstructionInspection, "grid_id"
}
