//! What an employment links to.

use super::record::EmploymentRecord;
use people::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The residence of the person.
    EmploymentResident(EmploymentRecord).resident: Resident, |row| near(row, "resident_id")
}
