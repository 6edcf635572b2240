//! Ownership: who owns a dwelling, or a share of it.

mod links;
mod record;
mod write;

pub use record::Ownership;

use crate::dwelling::Dwelling;
use kit::history::History;
use kit::module::Parts;

/// What ownership adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Ownership>()
        .fields_of::<Ownership, links::OwnershipDwelling>()
        .fields_of::<Ownership, links::OwnerResident>()
        .fields_of::<Ownership, links::OwnerUnit>()
        .fields_of::<Ownership, History<Ownership>>()
        .fields_of::<Dwelling, links::DwellingOwnerships>()
        .mutations::<write::OwnershipMutations>();
}
