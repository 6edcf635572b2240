//! Grants: what was decided, its amount, its reviews, and how it stops.

mod inputs;
mod links;
mod queries;
mod record;
mod recovery;
mod review;
mod state;
mod write;

pub(crate) use record::{AssistanceGrantState, AssistanceStopReason};
pub(crate) use state::{passed_on, resumed, stopped};

pub use record::AssistanceGrant;
pub use review::AssistanceReview;

use kit::history::History;
use kit::module::Parts;

/// What grants add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<AssistanceGrant>()
        .record::<AssistanceReview>()
        .fields_of::<AssistanceGrant, links::GrantProgramme>()
        .fields_of::<AssistanceGrant, links::GrantApplication>()
        .fields_of::<AssistanceGrant, links::GrantResident>()
        .fields_of::<AssistanceGrant, links::GrantHousehold>()
        .fields_of::<AssistanceGrant, links::GrantMatter>()
        .fields_of::<AssistanceGrant, links::GrantLists>()
        .fields_of::<AssistanceGrant, History<AssistanceGrant>>()
        .fields_of::<AssistanceReview, links::ReviewGrant>()
        .queries::<queries::AssistanceGrantQueries>()
        .mutations::<write::AssistanceGrantMutations>();
}
