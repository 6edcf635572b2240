//! Administrative divisions.

mod record;

pub use record::Division;

use kit::module::Parts;

/// What divisions add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts.record::<Division>();
}
