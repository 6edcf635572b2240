//! What an employment links to.

use super::record::Employment;
use people::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The residence of the person.
    EmploymentResident(Employment).resident: Resident, |row| near(row, "resident_id")
}
