//! The map of an area (requirements G6): what it shows follows the zoom.

mod feature;
mod layer;
mod query;
mod read;
mod records;

use kit::module::Parts;

/// What a map counts as in the complexity of an operation, beside what is selected of it: half of the features that it may
/// have.
pub const HEAVY: &[(&str, u64)] = &[("map", 2_500)];

/// What the map adds to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts.queries::<query::MapQueries>();
}
