//! Matters: what is reported and has to be dealt with.

pub(crate) mod building;
mod inputs;
mod links;
mod near;
pub(crate) mod person;
mod place;
mod queries;
mod queues;
mod record;
mod report;
mod similar;
mod stream;
mod told;
mod write;

pub use inputs::ReportMatterInput;
pub use place::{Site, own_residence, site};
pub use record::{Light, Matter, MatterStatus, Pause, Scale, Urgency};

pub(crate) use place::grid_in_force;
pub(crate) use report::{passage, report};
pub(crate) use told::Told;

use crate::procedure::Stage;
use async_graphql::Value;
use kit::history::History;
use kit::module::Parts;
use kit::record::{Record, Row};
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};
use wangge_core::places::grid::Grid;

/// Is it at an end, or waits only to be verified or filed?
fn is_dealt_with(row: &Row<Matter>) -> bool {
    let over = [Stage::Verify, Stage::File, Stage::Done];
    matches!(row.value("stage_code"), Some(Value::String(stage)) if over.iter().any(|over| over.as_str() == stage))
}

/// What matters add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    files::carry_papers::<Matter>(parts, is_dealt_with);
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Grid::TYPE,
            table: "matter",
            column: "grid_id",
            status: "open",
            one: "open matter",
            many: "open matters",
        });
    });
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
        .mutations::<write::MatterMutations>()
        .subscriptions::<stream::MatterStreams>();
}
