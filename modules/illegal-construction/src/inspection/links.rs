//! What an inspection links to.

use super::record::ConstructionInspection;
use crate::links::{near, one};
use wangge_core::places::grid::Grid;

one! {
    /// The grid.
    ConstructionInspectionGrid(ConstructionInspection).grid: Grid, |row| near(row, "grid_id")
}
