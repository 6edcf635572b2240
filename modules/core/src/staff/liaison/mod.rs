//! Liaisons: leaders and cadres who contact an area, and staff of a line who contact a community, whom its matters
//! reach first. They give no rights.

mod fields;
mod inputs;
mod mutations;
mod queries;
mod reached;
mod record;
mod write;

pub use reached::{FirstReached, first_reached};
pub use record::Liaison;

use crate::places::division::Division;
use kit::history::History;
use kit::module::Parts;

/// What liaisons add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Liaison>()
        .fields_of::<Liaison, fields::LiaisonFields>()
        .fields_of::<Liaison, History<Liaison>>()
        .fields_of::<Division, fields::DivisionLiaisons>()
        .queries::<queries::LiaisonQueries>()
        .mutations::<mutations::LiaisonMutations>();
}
