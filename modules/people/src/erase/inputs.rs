//! What clients send about erasure.

use super::record::ErasureGround;
use async_graphql::{Enum, InputObject};
use kit::node::GlobalId;
use kit::scalar::Date;

/// A request that what is known of a person be erased.
#[derive(Debug, InputObject)]
pub struct RequestErasureInput {
    /// A residence of the person.
    pub id: GlobalId,
    /// Legal ground.
    pub ground: ErasureGround,
    /// More about it, at most 500 characters; it is erased with the record.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A law has a record kept.
#[derive(Debug, InputObject)]
pub struct HoldResidentInput {
    /// A residence of the person.
    pub id: GlobalId,
    /// Last day on which it is kept, today or later.
    pub until: Date,
    /// The law that has it kept, 4 to 200 characters. Write no personal data here.
    pub ground: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What is decided about an erasure (删除决定).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ErasureDecision {
    /// Erase it now.
    Erase,
    /// Keep it until a day, because a law has it kept; then it is erased by itself, if that was asked for.
    Keep,
    /// Erase nothing; a hold is lifted.
    Refuse,
}

/// A decision about an erasure.
#[derive(Debug, InputObject)]
pub struct DecideErasureInput {
    /// The case.
    pub id: GlobalId,
    /// The version that the decision is based on.
    pub version: i32,
    /// What is decided.
    pub decision: ErasureDecision,
    /// For `KEEP`: last day on which it is kept, today or later.
    pub keep_until: Option<Date>,
    /// For `KEEP`: the law that has it kept, 4 to 200 characters. Write no personal data here.
    pub keep_ground: Option<String>,
    /// An answer to who asked, at most 500 characters; needed for `REFUSE`. It is erased with the record.
    pub answer: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
