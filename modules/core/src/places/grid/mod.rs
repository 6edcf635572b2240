//! Grids.

mod at;
mod check;
mod create;
mod fields;
mod inputs;
mod mutations;
mod queries;
mod record;
mod retire;

pub use at::grid_at;
pub use check::UnitCheck;

pub use record::{Grid, GridKind};

use kit::history::History;
use kit::module::Parts;
use kit::record::Class;

/// What grids add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    files::carry::<Grid>(parts, Class::Internal);
    parts
        .record::<Grid>()
        .record::<UnitCheck>()
        .fields_of::<Grid, fields::GridCommunity>()
        .fields_of::<Grid, fields::GridFields>()
        .fields_of::<Grid, History<Grid>>()
        .queries::<queries::GridQueries>()
        .mutations::<mutations::GridMutations>();
}
