//! What a payment links to.

use super::record::FamilySupportPayment;
use crate::support::FamilySupport;
use people::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The support.
    PaymentSupport(FamilySupportPayment).support: FamilySupport, |row| near(row, "support_id")
}

one! {
    /// The residence of the person.
    FamilyPaymentResident(FamilySupportPayment).resident: Resident, |row| near(row, "resident_id")
}
