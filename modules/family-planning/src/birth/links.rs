//! What a registered birth links to.

use super::record::BirthRegistration;
use people::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The residence of the parent who registered.
    BirthResident(BirthRegistration).resident: Resident, |row| near(row, "resident_id")
}
