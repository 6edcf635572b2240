//! What a certificate links to, and the certificates of a person.

use super::record::Certificate;
use crate::resident::Resident;
use wangge_core::links::{many, near, one};

one! {
    /// The residence of who holds it.
    CertificateHolder(Certificate).resident: Resident, |row| near(row, "resident_id")
}

many! {
    /// The certificates in force that were entered with this residence, in the order of their entry.
    ResidentCertificates(Resident).certificates: Certificate, "resident_id"
}
