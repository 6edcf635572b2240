//! What clients send about corrections.

use super::field::CorrectableField;
use super::record::CorrectionState;
use async_graphql::InputObject;
use kit::code::AreaCode;
use kit::node::GlobalId;

/// A value that the record ought to have.
#[derive(InputObject)]
pub(super) struct CorrectionValueInput {
    /// The field.
    pub(super) field: CorrectableField,
    /// The value, as `changeResident` takes it; null erases it.
    pub(super) value: Option<String>,
}

/// A correction of the own record.
#[derive(InputObject)]
pub(super) struct RequestCorrectionInput {
    /// Your own residence, in force.
    pub(super) resident: GlobalId,
    /// The values that it ought to have; each field once.
    pub(super) values: Vec<CorrectionValueInput>,
    /// What you say about it, at most 500 characters.
    pub(super) note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// A decision about a correction.
#[derive(Debug, InputObject)]
pub(super) struct DecideCorrectionInput {
    /// The correction.
    pub(super) id: GlobalId,
    /// The version that the decision is based on.
    pub(super) version: i32,
    /// The record gets the values; otherwise it stays as it is.
    pub(super) accept: bool,
    /// What the resident reads, at most 500 characters; needed to refuse.
    pub(super) answer: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// Which corrections. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub(super) struct CorrectionFilter {
    /// Those about residences in this area.
    pub(super) area: Option<AreaCode>,
    /// Those of this state.
    pub(super) state: Option<CorrectionState>,
}
