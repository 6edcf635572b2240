//! Roads.

mod fields;
mod inputs;
mod mutations;
mod queries;
mod record;

pub(in crate::places) use mutations::{line, metres};
pub use record::{Road, RoadKind};

use super::grid::Grid;
use kit::history::History;
use kit::module::Parts;
use kit::record::Class;

/// What roads add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    files::carry::<Road>(parts, Class::Internal);
    parts
        .record::<Road>()
        .fields_of::<Road, fields::RoadFields>()
        .fields_of::<Road, History<Road>>()
        .fields_of::<Grid, fields::GridRoads>()
        .queries::<queries::RoadQueries>()
        .mutations::<mutations::RoadMutations>();
}
