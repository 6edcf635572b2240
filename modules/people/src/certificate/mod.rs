//! Certificates that people hold: a person is found by them, and their numbers are sealed.

mod fields;
mod follow;
mod inputs;
mod mutations;
mod queries;
mod record;
mod write;

pub(crate) use follow::{expire, go_along};
pub use record::{Certificate, CertificateKind};

use crate::resident::Resident;
use kit::history::History;
use kit::module::Parts;

/// What certificates add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Certificate>()
        .fields_of::<Certificate, fields::CertificateHolder>()
        .fields_of::<Certificate, History<Certificate>>()
        .fields_of::<Resident, fields::ResidentCertificates>()
        .queries::<queries::CertificateQueries>()
        .mutations::<mutations::CertificateMutations>();
}
