//! The signed steps of matters.

mod links;
mod record;

pub use record::MatterStep;

use crate::matter::Matter;
use kit::module::Parts;

/// What the steps add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<MatterStep>()
        .fields_of::<MatterStep, links::StepSigns>()
        .fields_of::<MatterStep, links::StepPost>()
        .fields_of::<MatterStep, links::StepAccount>()
        .fields_of::<MatterStep, links::StepToPost>()
        .fields_of::<Matter, links::MatterSteps>();
}
