//! Pensions, and the yearly check that who receives one is entitled.

mod check;
mod inputs;
mod links;
mod queries;
mod record;
mod state;
mod write;

pub(crate) use check::{MONTHS, QualificationResult, QualificationWay};
pub(crate) use record::{PensionEndReason, PensionNoticeWay};
pub(crate) use state::ended;

pub use check::QualificationCheck;
pub use record::{Pension, PensionState};

use kit::history::History;
use kit::module::Parts;

/// What pensions add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    files::carry_papers::<QualificationCheck>(parts);
    parts
        .record::<Pension>()
        .record::<QualificationCheck>()
        .fields_of::<Pension, links::PensionResident>()
        .fields_of::<Pension, links::PensionChecks>()
        .fields_of::<Pension, History<Pension>>()
        .fields_of::<QualificationCheck, links::CheckPension>()
        .queries::<queries::PensionQueries>()
        .mutations::<write::PensionMutations>();
}
