//! Corrections: a resident asks for other values in the own record, and who answers for the area decides.

mod decide;
mod field;
mod fields;
mod follow;
mod inputs;
mod mutations;
mod proposal;
mod queries;
mod record;
mod request;
mod reseal;

pub(crate) use follow::{close, follow};
pub use record::{Correction, CorrectionState};
pub(crate) use reseal::reseal;

use crate::resident::Resident;
use kit::history::History;
use kit::module::Parts;

/// What corrections add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Correction>()
        .fields_of::<Correction, fields::CorrectionResident>()
        .fields_of::<Correction, fields::CorrectionFields>()
        .fields_of::<Correction, History<Correction>>()
        .fields_of::<Resident, fields::ResidentCorrections>()
        .queries::<queries::CorrectionQueries>()
        .mutations::<mutations::CorrectionMutations>();
}
