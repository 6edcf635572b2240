//! Administrative divisions.

mod fields;
mod log;
mod mutations;
mod next;
mod queries;
mod record;
mod search;
mod shape;

pub(crate) use mutations::left_below;
pub use record::Division;
pub(crate) use search::sought;
pub(in crate::places) use shape::set_boundary;

use kit::history::History;
use kit::module::Parts;

/// What divisions add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Division>()
        .fields_of::<Division, fields::DivisionFields>()
        .fields_of::<Division, History<Division>>()
        .queries::<queries::DivisionQueries>()
        .mutations::<mutations::DivisionMutations>();
}
