//! What clients send about care.

use super::record::{CareCloseReason, CareKind};
use super::visit::CareVisitResult;
use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use kit::scalar::Date;

/// A new care record.
#[derive(Debug, InputObject)]
pub struct OpenCareRecordInput {
    /// The residence, in force.
    pub resident: GlobalId,
    /// For whom it is.
    pub kind: CareKind,
    /// Grade of the disability, 1 to 4; only of a disabled person.
    pub grade: Option<i32>,
    /// What is done at visits, at most 1,000 characters.
    pub plan: Option<String>,
    /// Health and needs, at most 2,000 characters. It is sealed.
    pub needs: Option<String>,
    /// Who looks after the person, at most 100 characters.
    pub contact: Option<String>,
    /// Days between two visits, 1 to 366.
    #[graphql(default = 30)]
    pub visit_days: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a care record. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeCareRecordInput {
    /// The care record.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Grade of the disability, 1 to 4; only of a disabled person.
    pub grade: MaybeUndefined<i32>,
    /// What is done at visits, at most 1,000 characters; null erases it.
    pub plan: MaybeUndefined<String>,
    /// Health and needs, at most 2,000 characters; null erases it. It is sealed.
    pub needs: MaybeUndefined<String>,
    /// Who looks after the person, at most 100 characters; null erases it.
    pub contact: MaybeUndefined<String>,
    /// Days between two visits, 1 to 366: the next one is due so many days after the last one, or after today.
    pub visit_days: Option<i32>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The end of the care.
#[derive(Debug, InputObject)]
pub struct CloseCareRecordInput {
    /// The care record.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why it is closed.
    pub reason: CareCloseReason,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A visit.
#[derive(Debug, InputObject)]
pub struct RecordCareVisitInput {
    /// The care record.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Day of the visit, from the first day of the record until today; today when left out.
    pub on: Option<Date>,
    /// What came of it.
    pub result: CareVisitResult,
    /// What was seen, at most 2,000 characters. It is sealed. Needed where help is needed.
    pub note: Option<String>,
    /// Day by which the next visit is due, after this one; by the days of the record when left out, and within 7 days
    /// where help is needed or the person was not met.
    pub next_due_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
