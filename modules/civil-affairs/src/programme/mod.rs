//! Programmes: what assistance there is in a district, for whom and how much.

mod inputs;
mod queries;
mod record;
mod rule;
mod write;

pub(crate) use entities::civil_affairs::assistance_programme::Model as Programme;
pub(crate) use record::{AssistanceAmountRule, AssistanceKind, AssistancePayout};
pub(crate) use rule::{amount, entitled, poor_enough, takes_decision};
pub(crate) use write::{known, of_id};

pub use record::AssistanceProgramme;

use kit::history::History;
use kit::module::Parts;

/// What programmes add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<AssistanceProgramme>()
        .fields_of::<AssistanceProgramme, History<AssistanceProgramme>>()
        .queries::<queries::ProgrammeQueries>()
        .mutations::<write::ProgrammeMutations>();
}
