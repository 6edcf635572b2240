//! Buildings.

mod change;
mod create;
mod fields;
mod follow;
mod inputs;
mod mutations;
mod queries;
mod record;
mod relocate;

pub use record::{Building, Management};

use super::grid::Grid;
use kit::history::History;
use kit::module::Parts;
use kit::record::Class;

/// What buildings add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    files::carry::<Building>(parts, Class::Internal);
    parts
        .record::<Building>()
        .fields_of::<Building, fields::BuildingGrid>()
        .fields_of::<Building, fields::BuildingCompound>()
        .fields_of::<Building, fields::BuildingFields>()
        .fields_of::<Building, History<Building>>()
        .fields_of::<Grid, fields::GridBuildings>()
        .queries::<queries::BuildingQueries>()
        .mutations::<mutations::BuildingMutations>();
}
