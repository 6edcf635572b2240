//! What clients send about grants.

use super::record::AssistanceStopReason;
use super::review::AssistanceReviewResult;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A grant of what was applied for.
#[derive(Debug, InputObject)]
pub struct GrantAssistanceInput {
    /// The application, whose case is settled: granted by `grantMatter`. There is no grant of it yet.
    pub application: GlobalId,
    /// The amount in fen where the programme's rule leaves it to a decision (`UP_TO`); otherwise it follows from the rule.
    pub amount_fen: Option<i32>,
    /// The first month, e.g. `2026-03`: this one or the next; this one when left out.
    pub from_month: Option<String>,
    /// The account that it is paid to, at most 50 characters. It is sealed.
    pub bank_account: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Another account that a grant is paid to.
#[derive(Debug, InputObject)]
pub struct ChangeGrantAccountInput {
    /// The grant, not stopped or with a payment that came back.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The account, at most 50 characters. It is sealed.
    pub bank_account: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A grant that is suspended, or goes on.
#[derive(Debug, InputObject)]
pub struct GrantStateInput {
    /// The grant.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why, at most 500 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The end of a grant.
#[derive(Debug, InputObject)]
pub struct StopGrantInput {
    /// The grant, not stopped.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why it stops.
    pub reason: AssistanceStopReason,
    /// First day on which it is no longer granted, from the first day of the grant until today; today when left out.
    pub on: Option<Date>,
    /// Why, in words, at most 500 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A periodic review of a grant.
#[derive(Debug, InputObject)]
pub struct ReviewGrantInput {
    /// The grant, not stopped.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Day of the review, from the first day of the grant until today; today when left out.
    pub on: Option<Date>,
    /// What came of it.
    pub result: AssistanceReviewResult,
    /// With `CHANGED`: persons that it is for from now on, 1 to 50; as before when left out.
    pub people: Option<i32>,
    /// Income of all of them in a month that was found, in fen. It is sealed; with `CHANGED` the amount follows from it.
    pub income_fen: Option<i32>,
    /// With `CHANGED`: the amount in fen where the programme's rule leaves it to a decision (`UP_TO`).
    pub amount_fen: Option<i32>,
    /// With `STOPPED`: why it stops.
    pub reason: Option<AssistanceStopReason>,
    /// What was found, at most 2,000 characters. It is sealed.
    pub findings: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What was paid too much.
#[derive(Debug, InputObject)]
pub struct ClaimOverpaymentInput {
    /// The grant.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// What was paid too much, in fen: with what is claimed already no more than was paid.
    pub amount_fen: i32,
    /// Why, at most 500 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What was given back of it.
#[derive(Debug, InputObject)]
pub struct RecordRecoveryInput {
    /// The grant.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// What was given back, in fen, no more than is still owed.
    pub amount_fen: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
