//! What clients send about enrolments.

use super::record::{ContributionState, InsuranceScheme};
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// An enrolment as it is now.
#[derive(Debug, InputObject)]
pub struct EnrolmentInput {
    /// A residence in force of the person.
    pub resident: GlobalId,
    /// Scheme.
    pub scheme: InsuranceScheme,
    /// The year, from 1990 until next year.
    pub year: i32,
    /// State of the contribution; anything but VOID.
    pub state: ContributionState,
    /// The person's own contribution for the year, in fen; null where it is not known.
    pub amount_fen: Option<i32>,
    /// Day of the payment, not in the future.
    pub paid_on: Option<Date>,
}

/// An enrolment that is entered, or set.
#[derive(Debug, InputObject)]
pub struct PutEnrolmentInput {
    /// The enrolment as it is now.
    pub enrolment: EnrolmentInput,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Many enrolments that are entered, or set.
#[derive(Debug, InputObject)]
pub struct PutEnrolmentsInput {
    /// The enrolments as they are now, 1 to 200.
    pub enrolments: Vec<EnrolmentInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// An enrolment that is void.
#[derive(Debug, InputObject)]
pub struct VoidEnrolmentInput {
    /// The enrolment.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
