//! What clients send about payments of family support.

use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A payment for a year.
#[derive(Debug, InputObject)]
pub struct DraftFamilySupportPaymentInput {
    /// The support, given on a day of the year.
    pub support: GlobalId,
    /// The year: this one or an earlier one.
    pub year: i32,
    /// Amount, in fen, at most that of the support; the amount of the support when left out.
    pub amount_fen: Option<i32>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A payment that goes a step on.
#[derive(Debug, InputObject)]
pub struct FamilySupportPaymentInput {
    /// The payment.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A payment that was made.
#[derive(Debug, InputObject)]
pub struct PayFamilySupportInput {
    /// The payment, checked or come back.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Day of the payment, not before the check and not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A payment that came back.
#[derive(Debug, InputObject)]
pub struct ReturnFamilySupportPaymentInput {
    /// The payment, which was paid.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why it came back, 1 to 200 characters.
    pub reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
