//! Family support: applied for as a case, granted, and given until it ends.

mod end;
mod grant;
mod inputs;
mod links;
mod queries;
mod record;

pub(crate) use end::ended;
pub(crate) use grant::KIND;
pub(crate) use queries::in_force;
pub(crate) use record::{FamilySupportEndReason, FamilySupportProgramme};

pub use record::FamilySupport;

use kit::history::History;
use kit::module::Parts;

/// What family support adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FamilySupport>()
        .fields_of::<FamilySupport, links::SupportResident>()
        .fields_of::<FamilySupport, links::SupportMatter>()
        .fields_of::<FamilySupport, links::SupportPayments>()
        .fields_of::<FamilySupport, History<FamilySupport>>()
        .queries::<queries::SupportQueries>()
        .mutations::<grant::SupportMutations>();
}
