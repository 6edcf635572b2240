//! Violations: from discovery to acceptance, each step after the one that the law has before it.

mod carry_out;
mod documents;
mod erase;
mod hearing;
mod inputs;
mod links;
mod open;
pub mod procedure;
mod queries;
mod record;
mod site;
mod step;
mod steps;
mod write;

pub use record::{Violation, ViolationKind, ViolationMeasure, ViolationState, ViolationStatus};
pub use step::{
    CoordinationParty, ViolationServiceWay, ViolationStep, ViolationStepKind, ViolationStepOutcome,
};

pub(crate) use erase::erased;

use files::carry_papers;
use kit::history::History;
use kit::module::Parts;
use kit::record::Record;
use wangge_core::places::building::Building;
use wangge_core::places::contents::{Content, Contents};

/// What violations add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.shelf::<Contents>(|contents| {
        contents.add(Content {
            of: Building::TYPE,
            table: "violation",
            column: "building_id",
            status: "open",
            one: "open violation",
            many: "open violations",
        });
    });
    parts
        .record::<Violation>()
        .record::<ViolationStep>()
        .fields_of::<Violation, links::ViolationGrid>()
        .fields_of::<Violation, links::ViolationBuilding>()
        .fields_of::<Violation, links::ViolationHousehold>()
        .fields_of::<Violation, links::ViolationInspection>()
        .fields_of::<Violation, links::ViolationMatter>()
        .fields_of::<Violation, links::ViolationSteps>()
        .fields_of::<Violation, procedure::NextSteps>()
        .fields_of::<Violation, History<Violation>>()
        .fields_of::<ViolationStep, links::StepViolation>()
        .queries::<queries::ViolationQueries>()
        .mutations::<write::ViolationMutations>();
    carry_papers::<ViolationStep>(parts);
}
