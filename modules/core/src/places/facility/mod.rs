//! Facilities.

mod fields;
mod inputs;
mod kind;
mod mutations;
mod queries;
mod record;

pub use kind::FacilityKind;
pub use record::Facility;

use super::grid::Grid;
use kit::history::History;
use kit::module::Parts;
use kit::record::Class;

/// What facilities add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    files::carry::<Facility>(parts, Class::Internal);
    parts
        .record::<Facility>()
        .fields_of::<Facility, fields::FacilityGrid>()
        .fields_of::<Facility, fields::FacilityFields>()
        .fields_of::<Facility, History<Facility>>()
        .fields_of::<Grid, fields::GridFacilities>()
        .queries::<queries::FacilityQueries>()
        .mutations::<mutations::FacilityMutations>();
}
