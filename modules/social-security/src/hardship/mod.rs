//! People with difficulty finding work: applied for as a case, recognised for a time.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use record::HardshipEndReason;
pub(crate) use write::{KIND, ended, in_force};

pub use record::{HardshipCategory, JobHardship};

use kit::history::History;
use kit::module::Parts;

/// What recognitions add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<JobHardship>()
        .fields_of::<JobHardship, links::HardshipResident>()
        .fields_of::<JobHardship, links::HardshipMatter>()
        .fields_of::<JobHardship, History<JobHardship>>()
        .queries::<queries::HardshipQueries>()
        .mutations::<write::HardshipMutations>();
}
