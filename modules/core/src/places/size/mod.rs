//! The size policy of a district (requirements G3): which grids are outside it, by how much, and what to do.

mod fields;
mod load;
mod policy;
mod proposal;

pub use policy::{Figure, Figures, Limits, Measure, Side, SizeFinding, SizePolicy};
pub use proposal::{merge, split};

use crate::places::grid::Grid;
use kit::module::Parts;

/// What the size policy adds to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Grid, fields::SizeFields>().queries::<fields::SizeQueries>();
}
