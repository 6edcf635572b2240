//! Counts of grids and areas, made when somebody asks.

mod graph;
mod queries;
mod sums;

use kit::module::Parts;
use wangge_core::places::division::Division;
use wangge_core::places::grid::Grid;

/// What the counts add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .fields_of::<Grid, queries::GridFireSafetyCounts>()
        .fields_of::<Division, queries::DivisionFireSafetyCounts>()
        .queries::<queries::FireSafetyStatQueries>();
}
