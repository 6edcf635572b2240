//! Counts of grids and areas, made when somebody asks. Care at home is not among them.

mod graph;
mod queries;
mod sums;

use kit::module::Parts;
use wangge_core::places::division::Division;
use wangge_core::places::grid::Grid;

/// What the counts add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .fields_of::<Grid, queries::GridFamilyPlanningCounts>()
        .fields_of::<Division, queries::DivisionFamilyPlanningCounts>()
        .queries::<queries::FamilyPlanningStatQueries>();
}
