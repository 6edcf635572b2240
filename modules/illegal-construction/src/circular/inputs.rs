//! What clients send about circulars.

use async_graphql::InputObject;
use kit::code::DivisionCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A circular that is to be drafted.
#[derive(Debug, InputObject)]
pub struct DraftConstructionCircularInput {
    /// The town or street.
    pub town: DivisionCode,
    /// A day of the week, not in a later week than this one; the last week when left out.
    pub week_of: Option<Date>,
    /// What is said beside the figures, at most 2,000 characters.
    pub remarks: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A circular that goes out. Who drafted it does not publish it.
#[derive(Debug, InputObject)]
pub struct PublishConstructionCircularInput {
    /// The draft, of a week that is over.
    pub id: GlobalId,
    /// Its version, as it was read.
    pub version: i32,
    /// Number of the circular, 1 to 50 characters.
    pub number: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
