//! Admission by the street (准入): a department may put work into communities only through what the street admitted.

mod inputs;
mod queries;
mod record;
mod standing;
mod write;

pub use record::{AdmissionState, MatterAdmission};

pub(crate) use standing::{admitted, kinds_admitted};

use kit::history::History;
use kit::module::Parts;

/// What admissions add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<MatterAdmission>()
        .fields_of::<MatterAdmission, History<MatterAdmission>>()
        .queries::<queries::AdmissionQueries>()
        .mutations::<write::AdmissionMutations>();
}
