//! What clients send about care at home.

use super::plan::{HealthCareCloseReason, HealthCareConsentBy, HealthCareConsentWay, HealthCareKind};
use super::visit::HealthCareResult;
use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use kit::scalar::Date;

/// A consent to be cared for at home by who sends this.
#[derive(Debug, InputObject)]
pub struct OpenHealthCareInput {
    /// A residence in force of the person, in your area.
    pub resident: GlobalId,
    /// Kind of care.
    pub kind: HealthCareKind,
    /// Day of the consent, not in the future; today when left out.
    pub consent_on: Option<Date>,
    /// How it was given.
    pub consent_way: HealthCareConsentWay,
    /// Who gave it: a guardian for a child, otherwise the person.
    pub consent_by: HealthCareConsentBy,
    /// What the care is for, at most 2,000 characters. It is sealed.
    pub need: Option<String>,
    /// Days between two visits, 1 to 366.
    #[graphql(default = 30)]
    pub visit_days: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a plan. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeHealthCareInput {
    /// The plan.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// What the care is for, at most 2,000 characters; null erases it. It is sealed.
    pub need: MaybeUndefined<String>,
    /// Days between two visits, 1 to 366: the next one is due so many days after the last one, or after today.
    pub visit_days: Option<i32>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A plan that is closed.
#[derive(Debug, InputObject)]
pub struct CloseHealthCareInput {
    /// The plan.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why: `COMPLETED` or `MISTAKE`. A consent that is withdrawn is `withdrawHealthCareConsent`; the others follow from
    /// what happens.
    pub reason: HealthCareCloseReason,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A consent that is withdrawn: by the person, or by the nurse to whom the person said so. It needs no reason.
#[derive(Debug, InputObject)]
pub struct WithdrawHealthCareConsentInput {
    /// The plan.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A visit.
#[derive(Debug, InputObject)]
pub struct RecordHealthCareVisitInput {
    /// The plan.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Day of the visit, from the day of the consent until today; today when left out.
    pub on: Option<Date>,
    /// What came of it.
    pub result: HealthCareResult,
    /// What was seen, at most 2,000 characters. It is sealed.
    pub note: Option<String>,
    /// Day by which the next visit is due, after this one; by the days of the plan when left out, and within 7 days where the
    /// person was sent on or not met.
    pub next_due_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
