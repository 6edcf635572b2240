//! What family support links to.

use super::record::FamilySupport;
use crate::payment::FamilySupportPayment;
use people::resident::Resident;
use wangge_core::links::{all, near, one};

one! {
    /// The residence of the person.
    SupportResident(FamilySupport).resident: Resident, |row| near(row, "resident_id")
}

all! {
    /// Its payments, newest first.
    SupportPayments(FamilySupport).payments: FamilySupportPayment, "support_id"
}

work::case_of! {
    /// The matter that is its case: where it stands, who has it, and appeal.
    SupportMatter(FamilySupport).matter
}
