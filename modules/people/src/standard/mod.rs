//! Code tables of the national standards that records of people use.

mod queries;
mod table;

pub use table::{EDUCATION_EDITION, Standard, known};

use kit::module::Parts;

/// What the tables add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.queries::<queries::StandardQueries>();
}
