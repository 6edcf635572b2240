//! The map of an area (requirements G6): what it shows follows the zoom.

mod feature;
mod layer;
mod query;
mod read;
mod records;

use kit::module::Parts;

/// What the map adds to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts.queries::<query::MapQueries>();
}
