//! Two records turned out to be one person.

pub(crate) mod households;
mod inputs;
mod merging;
mod mutations;
mod registry;
mod sealed;
mod values;

use kit::module::Parts;

/// What merging adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.mutations::<mutations::MergeMutations>();
}
