//! What clients send about what people do for a living.

use super::record::EmploymentState;
use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// What a person does for a living.
#[derive(Debug, InputObject)]
pub struct RecordEmploymentInput {
    /// A residence in force of the person, who is 16 or more.
    pub resident: GlobalId,
    /// What it is, another than what was recorded last.
    pub state: EmploymentState,
    /// First day, not before that of what was recorded last and not in the future; today when left out.
    pub from_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
