//! Matters: what is reported and has to be dealt with.

mod about;
mod applicant;
pub(crate) mod building;
mod discreet;
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

pub use about::of_others;
pub use inputs::ReportMatterInput;
pub use place::{Site, own_residence, site};
pub use record::{Light, Matter, MatterStatus, Pause, Scale, Urgency};
pub use report::sent;

pub(crate) use about::{not_to_own, withheld};
pub(crate) use applicant::{serves, serving};
pub(crate) use discreet::{OF_COUNTS, OF_SHEETS};
pub(crate) use place::grid_in_force;
pub(crate) use report::{passage, report};
pub(crate) use told::Told;

use crate::procedure::Stage;
use async_graphql::Value;
use files::Keeping;
use kit::access::Access;
use kit::history::History;
use kit::module::Parts;
use kit::record::{Record, Row};
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};
use wangge_core::places::grid::Grid;

/// What may be done with its papers now: they stay once it is dealt with, also when it is dealt with again (rework, appeal,
/// reopened), and at its end none comes any more.
fn keeping(access: &Access, row: &Row<Matter>) -> Keeping {
    let stage = match row.value("stage_code") {
        Some(Value::String(stage)) => Stage::of(stage),
        _ => None,
    };
    match stage {
        Some(Stage::Done) | None => Keeping::Over,
        Some(Stage::Verify | Stage::File) => Keeping::Kept,
        Some(_) if row.link("handled_by").is_some() || is_reopened(row) => Keeping::Kept,
        Some(_) => Keeping::Papers { has_it: queues::has(access, row) },
    }
}

fn is_reopened(row: &Row<Matter>) -> bool {
    row.value("is_reopened") == Some(&Value::Boolean(true))
}

/// What matters add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    files::carry_case::<Matter>(parts, keeping);
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
        .fields_of::<Matter, links::MatterConcerned>()
        .fields_of::<Matter, links::MatterJoinedTo>()
        .fields_of::<Matter, links::MatterPost>()
        .fields_of::<Matter, links::MatterAskedPost>()
        .fields_of::<Matter, History<Matter>>()
        .fields_of::<Grid, near::GridMatters>()
        .fields_of::<Building, near::BuildingMatters>()
        .fields_of::<Resident, near::ResidentMatters>()
        .fields_of::<Resident, near::ResidentConcerned>()
        .queries::<queries::MatterQueries>()
        .queries::<queues::QueueQueries>()
        .queries::<similar::SimilarQueries>()
        .mutations::<write::MatterMutations>()
        .subscriptions::<stream::MatterStreams>();
}
