//! What an enrolment links to.

use super::record::InsuranceEnrolment;
use people::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The residence of the person.
    EnrolmentResident(InsuranceEnrolment).resident: Resident, |row| near(row, "resident_id")
}
