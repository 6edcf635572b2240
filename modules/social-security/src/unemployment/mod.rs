//! The register of the unemployed, and the benefits that are applied for as a case.

mod benefit;
mod end;
mod grant;
mod inputs;
mod links;
mod queries;
mod record;
mod register;

pub(crate) use end::{close, open_of};
pub(crate) use grant::KIND;
pub(crate) use record::{UnemploymentEndReason, UnemploymentReason};

pub use benefit::UnemploymentBenefit;
pub use record::UnemploymentRegistration;

use kit::history::History;
use kit::module::Parts;

/// What the register adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<UnemploymentRegistration>()
        .record::<UnemploymentBenefit>()
        .fields_of::<UnemploymentRegistration, links::RegistrationResident>()
        .fields_of::<UnemploymentRegistration, links::RegistrationBenefits>()
        .fields_of::<UnemploymentRegistration, History<UnemploymentRegistration>>()
        .fields_of::<UnemploymentBenefit, links::BenefitResident>()
        .fields_of::<UnemploymentBenefit, links::BenefitRegistration>()
        .fields_of::<UnemploymentBenefit, links::BenefitMatter>()
        .fields_of::<UnemploymentBenefit, History<UnemploymentBenefit>>()
        .queries::<queries::UnemploymentQueries>()
        .mutations::<register::UnemploymentMutations>()
        .mutations::<grant::BenefitMutations>();
}
