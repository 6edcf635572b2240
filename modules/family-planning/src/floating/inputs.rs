//! What clients send about services for floating families.

use super::record::FamilyServiceKind;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A service that is offered.
#[derive(Debug, InputObject)]
pub struct OfferFamilyServiceInput {
    /// A residence in force of somebody who lives here and is registered elsewhere.
    pub resident: GlobalId,
    /// Kind.
    pub kind: FamilyServiceKind,
    /// Day of the offer, not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What the family said.
#[derive(Debug, InputObject)]
pub struct AnswerFamilyServiceInput {
    /// The service.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// It takes the service (true), or it does not (false).
    pub taken: bool,
    /// Day of the answer, not before the offer and not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A service that was given.
#[derive(Debug, InputObject)]
pub struct CompleteFamilyServiceInput {
    /// The service, which the family takes.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Day, not before the answer and not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
