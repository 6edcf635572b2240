//! What people do for a living, by GB/T 2261.4.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use write::over;

pub use record::{EmploymentRecord, EmploymentState};

use kit::history::History;
use kit::module::Parts;

/// What employments add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<EmploymentRecord>()
        .fields_of::<EmploymentRecord, links::EmploymentResident>()
        .fields_of::<EmploymentRecord, History<EmploymentRecord>>()
        .queries::<queries::EmploymentQueries>()
        .mutations::<write::EmploymentMutations>();
}
