//! Visits that somebody is to pay to a person (走访). A task says to whom and by when, and nothing of why or for whom: those
//! that a community hands out and those that a department needs look alike, and only who is to pay it reads it.

mod assign;
mod inputs;
mod queries;
mod record;
mod write;

pub(crate) mod follow;

pub use assign::{Paid, Place, due, hand_out, is_handed_out, paid, who_visits};
pub use record::{VisitResult, VisitState, VisitTask};

use kit::module::Parts;

/// What visits add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<VisitTask>()
        .fields_of::<VisitTask, record::VisitedResident>()
        .queries::<queries::VisitTaskQueries>()
        .mutations::<write::AssignMutations>()
        .mutations::<write::VisitTaskMutations>();
}
