//! Counts in the graph.

mod ages;
mod areas;
mod coverage;
mod public;
mod queries;
mod statistics;

pub use areas::{Areas, division_of};
pub use statistics::AreaStatistics;
pub(super) use statistics::field_of;

use crate::places::division::Division;
use crate::places::grid::Grid;
use kit::module::Parts;

/// What counts add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts
        .fields_of::<Division, queries::DivisionCounts>()
        .fields_of::<Grid, queries::GridCounts>()
        .queries::<queries::CountQueries>();
}
