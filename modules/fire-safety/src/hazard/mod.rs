//! Fire hazards: from the report to the closing, each step after the one that the law has before it.

mod confirm;
mod documents;
mod erase;
mod inputs;
mod links;
mod party;
pub mod procedure;
mod queries;
mod record;
mod rectify;
mod report;
mod step;
mod steps;
mod take;
mod write;

pub use record::{
    FireHazard, FireHazardKind, FireHazardLevel, FireHazardSource, FireHazardState, FireHazardStatus,
};
pub use step::{FireHazardStep, FireHazardStepKind, FireHazardStepOutcome, FireServiceWay};

pub(crate) use erase::{REPORTER, erased, merged, moved};
pub(crate) use party::party_left;
pub(crate) use report::{Drawn, enter, number};

use files::carry_papers;
use kit::history::History;
use kit::module::Parts;
use kit::record::Record;
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};

/// Kind of matter of the case of a hazard.
pub(crate) const CASE: &str = "fire-hazard";

/// What hazards add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Building::TYPE,
            table: "fire_hazard",
            column: "building_id",
            status: "open",
            one: "open fire hazard",
            many: "open fire hazards",
        });
    });
    parts
        .record::<FireHazard>()
        .record::<FireHazardStep>()
        .fields_of::<FireHazard, links::FireHazardGrid>()
        .fields_of::<FireHazard, links::FireHazardBuilding>()
        .fields_of::<FireHazard, links::FireHazardPremises>()
        .fields_of::<FireHazard, links::FireHazardInspection>()
        .fields_of::<FireHazard, links::FireHazardMatter>()
        .fields_of::<FireHazard, links::FireHazardPoint>()
        .fields_of::<FireHazard, links::FireHazardSteps>()
        .fields_of::<FireHazard, procedure::NextFireHazardSteps>()
        .fields_of::<FireHazard, History<FireHazard>>()
        .fields_of::<FireHazardStep, links::FireHazardOfStep>()
        .queries::<queries::FireHazardQueries>()
        .mutations::<write::FireHazardReportMutations>()
        .mutations::<write::FireHazardMutations>();
    carry_papers::<FireHazardStep>(parts);
}
