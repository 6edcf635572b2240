//! Services that are offered to families who come from elsewhere.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use record::{FamilyServiceAnswer, FamilyServiceKind};
pub(crate) use write::lapsed;

pub use record::FamilyService;

use kit::history::History;
use kit::module::Parts;

/// What services add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FamilyService>()
        .fields_of::<FamilyService, links::ServiceResident>()
        .fields_of::<FamilyService, History<FamilyService>>()
        .queries::<queries::ServiceQueries>()
        .mutations::<write::ServiceMutations>();
}
