//! What clients send about admissions.

use async_graphql::InputObject;
use kit::code::DivisionCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A department asks a street for the admission of a kind of matter.
#[derive(Debug, InputObject)]
pub struct AskMatterAdmissionInput {
    /// The street or town, or one of its communities.
    pub area: DivisionCode,
    /// Code of the kind, which your department line answers for and which needs an admission; see `matterKinds`.
    pub kind: String,
    /// Why it is asked for, at most 1,000 characters.
    pub reason: String,
    /// First day, today or later; today when left out. No other admission of the kind into this area, asked for or
    /// given, can have one of the days.
    pub from_on: Option<Date>,
    /// Last day; no end when left out.
    pub to_on: Option<Date>,
    /// What the department pays for the service in a year, in fen, where it is purchased: 1 or more.
    pub amount_fen: Option<i32>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The street admits what is asked for.
#[derive(Debug, InputObject)]
pub struct GrantMatterAdmissionInput {
    /// The admission.
    pub id: GlobalId,
    /// The version that the decision is based on.
    pub version: i32,
    /// A note, at most 1,000 characters.
    pub answer: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The street does not admit what is asked for.
#[derive(Debug, InputObject)]
pub struct RefuseMatterAdmissionInput {
    /// The admission.
    pub id: GlobalId,
    /// The version that the decision is based on.
    pub version: i32,
    /// Why, at most 1,000 characters.
    pub reason: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The street ends an admission. Matters that are open go on to their end.
#[derive(Debug, InputObject)]
pub struct EndMatterAdmissionInput {
    /// The admission.
    pub id: GlobalId,
    /// The version that the decision is based on.
    pub version: i32,
    /// Why, at most 1,000 characters.
    pub reason: String,
    /// Last day on which it is in force, today or later, before the end that is set; today when left out. Before its
    /// first day: it never is.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
