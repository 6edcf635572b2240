//! What clients send about payments.

use super::record::PaymentReturnReason;
use async_graphql::InputObject;
use kit::code::DivisionCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A batch that is drafted.
#[derive(Debug, InputObject)]
pub struct DraftAssistanceBatchInput {
    /// The programme.
    pub programme: GlobalId,
    /// The district of the programme, or a town of it.
    pub area: DivisionCode,
    /// The month, e.g. `2026-03`, not in the future.
    pub month: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A batch that is checked or discarded.
#[derive(Debug, InputObject)]
pub struct AssistanceBatchInput {
    /// The batch.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A batch that was sent.
#[derive(Debug, InputObject)]
pub struct SendAssistanceBatchInput {
    /// The batch, checked.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Number that the bank gave it, at most 100 characters.
    pub reference: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A payment that came back.
#[derive(Debug, InputObject)]
pub struct ReturnAssistancePaymentInput {
    /// The payment, sent.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why it came back.
    pub reason: PaymentReturnReason,
    /// Day on which it came back, from the day of sending until today; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
