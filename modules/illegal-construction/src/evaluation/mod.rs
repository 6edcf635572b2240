//! Supervision and evaluation of the villages: a score for each month, item by item, with the reasons.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub use record::{EvaluatedItem, EvaluationItem, VillageEvaluation};

use kit::history::History;
use kit::module::Parts;

/// What evaluations add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<VillageEvaluation>()
        .record::<EvaluationItem>()
        .fields_of::<VillageEvaluation, links::EvaluatedVillage>()
        .fields_of::<VillageEvaluation, links::EvaluationItems>()
        .fields_of::<VillageEvaluation, History<VillageEvaluation>>()
        .queries::<queries::EvaluationQueries>()
        .mutations::<write::EvaluationMutations>();
}
