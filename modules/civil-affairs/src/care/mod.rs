//! Care records: who is visited, how often, and what was seen.

mod inputs;
mod links;
mod queries;
mod record;
mod visit;
mod write;

pub(crate) use record::{CareCloseReason, CareKind};
pub(crate) use visit::CareVisitResult;
pub(crate) use write::closed;

pub use record::CareRecord;
pub use visit::CareVisit;

use kit::history::History;
use kit::module::Parts;

/// What care adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<CareRecord>()
        .record::<CareVisit>()
        .fields_of::<CareRecord, links::CareResident>()
        .fields_of::<CareRecord, links::CareVisits>()
        .fields_of::<CareRecord, History<CareRecord>>()
        .fields_of::<CareVisit, links::VisitCare>()
        .queries::<queries::CareQueries>()
        .mutations::<write::CareMutations>();
}
