//! Certificates of families, and their check.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use record::{FamilyCertificateKind, FamilyCertificateState};
pub(crate) use write::voided;

pub use record::FamilyCertificate;

use kit::history::History;
use kit::module::Parts;

/// What certificates add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FamilyCertificate>()
        .fields_of::<FamilyCertificate, links::CertificateResident>()
        .fields_of::<FamilyCertificate, History<FamilyCertificate>>()
        .queries::<queries::FamilyCertificateQueries>()
        .mutations::<write::FamilyCertificateMutations>();
}
