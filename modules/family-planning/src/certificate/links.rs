//! What a certificate links to.

use super::record::FamilyCertificate;
use people::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The residence of the holder.
    CertificateResident(FamilyCertificate).resident: Resident, |row| near(row, "resident_id")
}
