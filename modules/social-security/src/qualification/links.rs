//! What a pension and a check link to.

use super::check::QualificationCheck;
use super::record::Pension;
use people::resident::Resident;
use wangge_core::links::{all, near, one};

one! {
    /// The residence of the person.
    PensionResident(Pension).resident: Resident, |row| near(row, "resident_id")
}

all! {
    /// Its qualification checks, newest first.
    PensionChecks(Pension).checks: QualificationCheck, "pension_id"
}

one! {
    /// The pension.
    CheckPension(QualificationCheck).pension: Pension, |row| near(row, "pension_id")
}
