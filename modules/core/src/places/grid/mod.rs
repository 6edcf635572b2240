//! Grids.

mod record;

pub use record::{Grid, GridKind};

use kit::module::Parts;

/// What grids add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts.record::<Grid>();
}
