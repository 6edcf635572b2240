//! What a recognition links to.

use super::record::JobHardship;
use people::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The residence of the person.
    HardshipResident(JobHardship).resident: Resident, |row| near(row, "resident_id")
}

work::case_of! {
    /// The matter that is its case: where it stands, who has it, and appeal.
    HardshipMatter(JobHardship).matter
}
