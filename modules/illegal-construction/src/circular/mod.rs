//! The weekly circular of a town: drafted from what was recorded, published once.

mod figures;
mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub use record::{CircularState, CircularVillage, ConstructionCircular};

pub(crate) use figures::Figures;
pub(crate) use write::village;

use kit::module::Parts;

/// What circulars add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<ConstructionCircular>()
        .record::<CircularVillage>()
        .fields_of::<ConstructionCircular, links::CircularTown>()
        .fields_of::<ConstructionCircular, links::CircularVillages>()
        .fields_of::<CircularVillage, links::VillageOfCircular>()
        .queries::<queries::CircularQueries>()
        .mutations::<write::CircularMutations>();
}
