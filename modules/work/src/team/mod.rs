//! Service teams: they come on fixed rounds, and on request (服务队).

mod inputs;
mod links;
mod queries;
mod record;
mod rounds;
mod write;

pub use record::{ServiceRound, ServiceTeam};

pub(crate) use write::lead_of;

use crate::matter::Matter;
use kit::module::Parts;

/// What service teams add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<ServiceTeam>()
        .record::<ServiceRound>()
        .fields_of::<ServiceTeam, links::TeamRounds>()
        .fields_of::<ServiceTeam, links::TeamLead>()
        .fields_of::<ServiceRound, links::RoundTeam>()
        .fields_of::<Matter, links::MatterTeam>()
        .queries::<queries::TeamQueries>()
        .mutations::<write::TeamMutations>()
        .mutations::<rounds::RoundMutations>();
}
