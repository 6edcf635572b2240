//! What clients send about introductions.

use super::record::IntroductionResult;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// An introduction of a person to a vacancy.
#[derive(Debug, InputObject)]
pub struct IntroduceToVacancyInput {
    /// A residence in force of the person, who is 16 or more.
    pub resident: GlobalId,
    /// The vacancy, open, in the district of the residence.
    pub vacancy: GlobalId,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What came of an introduction.
#[derive(Debug, InputObject)]
pub struct RecordIntroductionResultInput {
    /// The introduction, of which no result is known yet.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// What came of it; anything but PENDING.
    pub result: IntroductionResult,
    /// Day of the result, from that of the introduction until today; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
