//! Tenancies: who rents a dwelling from whom, and its safety checks.

mod check;
mod inputs;
mod links;
mod queries;
mod record;
mod tenants;
mod write;

pub(crate) use tenants::join;

pub use check::{CheckResult, TenancyCheck};
pub use record::{Tenancy, TenancyPurpose};

use crate::dwelling::Dwelling;
use kit::history::History;
use kit::module::Parts;

/// What tenancies add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Tenancy>()
        .record::<TenancyCheck>()
        .fields_of::<Tenancy, links::TenancyDwelling>()
        .fields_of::<Tenancy, links::LandlordResident>()
        .fields_of::<Tenancy, links::LandlordUnit>()
        .fields_of::<Tenancy, links::TenancyFields>()
        .fields_of::<Tenancy, History<Tenancy>>()
        .fields_of::<TenancyCheck, links::CheckTenancy>()
        .fields_of::<Dwelling, links::DwellingTenancies>()
        .queries::<queries::TenancyQueries>()
        .mutations::<write::TenancyMutations>();
}
