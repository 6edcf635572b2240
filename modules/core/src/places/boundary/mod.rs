//! Boundaries and lines, drawn and erased.

mod mutations;
mod rules;
mod set;

pub(crate) use rules::grid_fits;

use kit::module::Parts;

/// What boundaries add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts.mutations::<mutations::BoundaryMutations>();
}
