//! Compounds.

mod fields;
mod inputs;
mod mutations;
mod queries;
mod record;

pub use record::{Age, Compound, CompoundKind};

use super::grid::Grid;
use kit::history::History;
use kit::module::Parts;
use kit::record::Class;

/// What compounds add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    files::carry::<Compound>(parts, Class::Internal);
    parts
        .record::<Compound>()
        .fields_of::<Compound, fields::CompoundFields>()
        .fields_of::<Compound, History<Compound>>()
        .fields_of::<Grid, fields::GridCompounds>()
        .queries::<queries::CompoundQueries>()
        .mutations::<mutations::CompoundMutations>();
}
