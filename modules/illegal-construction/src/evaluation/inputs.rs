//! What clients send about evaluations.

use super::record::EvaluatedItem;
use async_graphql::InputObject;
use kit::code::DivisionCode;
use kit::node::GlobalId;

/// The points of an item.
#[derive(Clone, Debug, InputObject)]
pub struct EvaluationItemInput {
    /// The item.
    pub item: EvaluatedItem,
    /// Points, from 0 to those of the item.
    pub score: i32,
    /// Why points are missing, at most 500 characters; needed where some are.
    pub reason: Option<String>,
}

/// The evaluation of a village.
#[derive(Debug, InputObject)]
pub struct EvaluateVillageInput {
    /// The village or community.
    pub village: DivisionCode,
    /// The month, e.g. `2026-03`, not in the future.
    pub month: String,
    /// Every item once.
    pub items: Vec<EvaluationItemInput>,
    /// What is said in all, at most 1,000 characters.
    pub summary: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A correction of an evaluation.
#[derive(Debug, InputObject)]
pub struct ReviseEvaluationInput {
    /// The evaluation.
    pub id: GlobalId,
    /// The version that is corrected.
    pub version: i32,
    /// Every item once, as it is right.
    pub items: Vec<EvaluationItemInput>,
    /// What is said in all, at most 1,000 characters.
    pub summary: Option<String>,
    /// Why it is corrected, 1 to 500 characters.
    pub reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
