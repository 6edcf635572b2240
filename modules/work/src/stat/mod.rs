//! What is counted of matters, by grid, kind and month of the report, and the same of each division.

mod areas;
mod count;
mod follow;
mod queries;
mod record;
mod recount;
mod statistics;
mod sums;
mod withheld;

pub(crate) use areas::{LEVELS, in_parts, together};
pub(crate) use count::{COLUMNS, Figures, count, figures, in_order_of_counts, month_of};
pub(crate) use follow::follow;
pub(crate) use recount::recount;

use kit::module::Parts;
use wangge_core::places::division::Division;
use wangge_core::places::grid::Grid;

/// What the counts add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .fields_of::<Division, queries::DivisionMatterCounts>()
        .fields_of::<Grid, queries::GridMatterCounts>()
        .queries::<queries::StatQueries>();
}
