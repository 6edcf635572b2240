//! Enrolments in insurance schemes, and who is covered by them.

mod bulk;
mod cover;
mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use cover::{counts, covered, without_medical, without_pension};

pub use record::{ContributionState, InsuranceEnrolment, InsuranceKind, InsuranceScheme};

use kit::history::History;
use kit::module::Parts;

/// What enrolments add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<InsuranceEnrolment>()
        .fields_of::<InsuranceEnrolment, links::EnrolmentResident>()
        .fields_of::<InsuranceEnrolment, History<InsuranceEnrolment>>()
        .queries::<queries::EnrolmentQueries>()
        .mutations::<write::EnrolmentMutations>()
        .mutations::<bulk::BulkMutations>();
}
