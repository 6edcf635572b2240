//! The catalogue: kinds of matter, each in editions that hold for a time.

mod find;
mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub use record::{MatterKind, Source};

pub(crate) use find::{edition, held, in_force, is_discreet, known};
pub(crate) use write::kind_code;

use kit::history::History;
use kit::module::Parts;

/// What the catalogue adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<MatterKind>()
        .fields_of::<MatterKind, links::KindFields>()
        .fields_of::<MatterKind, History<MatterKind>>()
        .queries::<queries::CatalogueQueries>()
        .mutations::<write::CatalogueMutations>();
}
