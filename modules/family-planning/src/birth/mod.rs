//! Births that a parent registered. Nothing is approved: who registers is registered.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use record::{BirthRegistrationState, BirthRegistrationWay};
pub(crate) use write::voided;

pub use record::BirthRegistration;

use kit::history::History;
use kit::module::Parts;

/// What registered births add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<BirthRegistration>()
        .fields_of::<BirthRegistration, links::BirthResident>()
        .fields_of::<BirthRegistration, History<BirthRegistration>>()
        .queries::<queries::BirthQueries>()
        .mutations::<write::BirthMutations>();
}
