//! What a service links to.

use super::record::FamilyService;
use people::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The residence of the person to whom it was offered.
    ServiceResident(FamilyService).resident: Resident, |row| near(row, "resident_id")
}
