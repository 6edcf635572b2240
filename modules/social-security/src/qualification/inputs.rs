//! What clients send about pensions and their checks.

use super::check::{QualificationResult, QualificationWay};
use super::record::{PensionEndReason, PensionNoticeWay};
use crate::enrolment::InsuranceScheme;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A pension that begins.
#[derive(Debug, InputObject)]
pub struct StartPensionInput {
    /// A residence in force of the person.
    pub resident: GlobalId,
    /// Scheme, one of pensions.
    pub scheme: InsuranceScheme,
    /// Amount of a month, in fen.
    pub amount_fen: i32,
    /// First day of the pension, not in the future; today when left out.
    pub from_on: Option<Date>,
    /// Day by which the first check is due, after the first day; a year after it when left out.
    pub check_due_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a pension.
#[derive(Debug, InputObject)]
pub struct ChangePensionInput {
    /// The pension.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Amount of a month, in fen.
    pub amount_fen: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A qualification check.
#[derive(Debug, InputObject)]
pub struct RecordQualificationCheckInput {
    /// The pension.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Day of the check, from the first day of the pension until today; today when left out.
    pub on: Option<Date>,
    /// How it was done.
    pub way: QualificationWay,
    /// What came of it.
    pub result: QualificationResult,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The notice that a pension will be suspended.
#[derive(Debug, InputObject)]
pub struct ServePensionNoticeInput {
    /// The pension, whose check is overdue.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Day on which it was served, after the check was due and not in the future; today when left out.
    pub on: Option<Date>,
    /// How it was served.
    pub way: PensionNoticeWay,
    /// Days that the person has to be checked, 15 to 90, from the day after it was served.
    #[graphql(default = 30)]
    pub days: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A pension to be suspended or resumed.
#[derive(Debug, InputObject)]
pub struct PensionStateInput {
    /// The pension.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A pension that ends.
#[derive(Debug, InputObject)]
pub struct EndPensionInput {
    /// The pension.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why.
    pub reason: PensionEndReason,
    /// First day on which it is no longer paid, not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
