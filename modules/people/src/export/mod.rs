//! Taking residences out of the platform: masked, for a purpose, on record for each person.

mod csv;
mod inputs;
mod mutations;
mod page;

use kit::module::Parts;

/// What exporting adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.mutations::<mutations::ExportMutations>();
}
