//! What registrations and benefits link to.

use super::benefit::UnemploymentBenefit;
use super::record::UnemploymentRegistration;
use people::resident::Resident;
use wangge_core::links::{all, near, one};

one! {
    /// The residence of the person.
    RegistrationResident(UnemploymentRegistration).resident: Resident, |row| near(row, "resident_id")
}

all! {
    /// The benefits that were applied for with it, newest first.
    RegistrationBenefits(UnemploymentRegistration).benefits: UnemploymentBenefit, "unemployment_id"
}

one! {
    /// The residence of the person.
    BenefitResident(UnemploymentBenefit).resident: Resident, |row| near(row, "resident_id")
}

one! {
    /// The registration.
    BenefitRegistration(UnemploymentBenefit).registration: UnemploymentRegistration, |row| near(row, "unemployment_id")
}

work::case_of! {
    /// The matter that is its case: where it stands, who has it, and appeal.
    BenefitMatter(UnemploymentBenefit).matter
}
