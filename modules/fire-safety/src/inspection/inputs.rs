//! What clients send about inspections.

use super::answer::FireAnswer;
use super::record::FireInspectionKind;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;
use wangge_core::places::position::PointInput;

/// The answer to an item.
#[derive(Clone, Debug, InputObject)]
pub struct FireAnswerInput {
    /// Code of the item.
    pub code: String,
    /// The answer.
    pub result: FireAnswer,
    /// What was seen, at most 500 characters; needed where the item is not in order.
    pub remark: Option<String>,
    /// Opens a fire hazard of the item's kind in the same call, with the remark as its detail: only where the item is not in
    /// order.
    #[graphql(default)]
    pub hazard: bool,
}

/// An inspection that was made.
#[derive(Debug, InputObject)]
pub struct RecordFireInspectionInput {
    /// The premises, in force.
    pub premises: GlobalId,
    /// The edition of the check list, in use in the district.
    pub checklist: GlobalId,
    /// Planned or ad hoc. After a planned one the next is due an interval of the class later.
    pub kind: FireInspectionKind,
    /// The day, not before the last 30 days and not in the future; today when left out.
    pub on: Option<Date>,
    /// Where it was made.
    pub point: Option<PointInput>,
    /// An answer to each item of the edition, each once.
    pub answers: Vec<FireAnswerInput>,
    /// What is to be noted of the premises, at most 1,000 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
