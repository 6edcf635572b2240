//! The daily inspection of grids: who went, what was found, and which days are missing.

mod inputs;
mod links;
mod missed;
mod queries;
mod record;
mod write;

pub use record::ConstructionInspection;

use kit::history::History;
use kit::module::Parts;
use wangge_core::places::grid::Grid;

/// What inspections add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<ConstructionInspection>()
        .fields_of::<ConstructionInspection, links::ConstructionInspectionGrid>()
        .fields_of::<ConstructionInspection, History<ConstructionInspection>>()
        .fields_of::<Grid, missed::GridMissedInspections>()
        .queries::<queries::ConstructionInspectionQueries>()
        .queries::<missed::MissedInspectionQueries>()
        .mutations::<write::ConstructionInspectionMutations>();
}
