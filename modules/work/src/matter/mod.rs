//! Matters: what is reported and has to be dealt with.

mod inputs;
mod links;
mod near;
mod place;
mod queries;
mod queues;
mod record;
mod report;
mod similar;
mod write;

pub use record::{Light, Matter, MatterStatus, Pause, Scale, Urgency};

pub(crate) use report::passage;

use kit::history::History;
use kit::module::Parts;
use kit::record::Class;
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;

/// What matters add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    files::carry::<Matter>(parts, Class::Personal);
    parts
        .record::<Matter>()
        .fields_of::<Matter, links::MatterFields>()
        .fields_of::<Matter, links::MatterKindOf>()
        .fields_of::<Matter, links::MatterGrid>()
        .fields_of::<Matter, links::MatterBuilding>()
        .fields_of::<Matter, links::MatterDwelling>()
        .fields_of::<Matter, links::MatterServed>()
        .fields_of::<Matter, links::MatterJoinedTo>()
        .fields_of::<Matter, links::MatterPost>()
        .fields_of::<Matter, links::MatterAskedPost>()
        .fields_of::<Matter, History<Matter>>()
        .fields_of::<Grid, near::GridMatters>()
        .fields_of::<Building, near::BuildingMatters>()
        .fields_of::<Resident, near::ResidentMatters>()
        .queries::<queries::MatterQueries>()
        .queries::<queues::QueueQueries>()
        .queries::<similar::SimilarQueries>()
        .mutations::<write::MatterMutations>();
}
