//! How often premises are inspected: an interval for each class of risk, district by district.

mod due;
mod inputs;
mod queries;
mod record;
mod write;

pub use record::FirePlan;

pub(crate) use due::{after, due, usual};

use kit::history::History;
use kit::module::Parts;

/// What plans add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FirePlan>()
        .fields_of::<FirePlan, History<FirePlan>>()
        .queries::<queries::FirePlanQueries>()
        .mutations::<write::FirePlanMutations>();
}
