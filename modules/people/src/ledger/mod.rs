//! The ledgers of a grid (requirements P6): views of the records, never copies. Their counts are the counters of the
//! grid, their pages are the residences themselves.

mod fields;
mod special;

use kit::module::Parts;
use wangge_core::places::grid::Grid;

/// What ledgers add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Grid, fields::GridLedgers>();
}
