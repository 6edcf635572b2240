//! Between evaluations, their items and villages.

use super::record::{EvaluationItem, VillageEvaluation};
use crate::links::{below, division_of};

division_of! {
    /// The village or community.
    EvaluatedVillage(VillageEvaluation).village
}

below! {
    /// Its items.
    EvaluationItems(VillageEvaluation).items: EvaluationItem, "evaluation_id"
}
