//! What clients send about inspections.

use async_graphql::InputObject;
use kit::code::GridCode;
use kit::scalar::Date;

/// An inspection that was made.
#[derive(Debug, InputObject)]
pub struct RecordConstructionInspectionInput {
    /// The grid, in force.
    pub grid: GridCode,
    /// The day, not in the future and not more than 7 days ago; today when left out.
    pub on: Option<Date>,
    /// Sites that were looked at, 0 to 1,000.
    pub sites: i32,
    /// Sites where a violation is suspected, at most as many; each is to be opened as a violation (`openViolation`).
    #[graphql(default)]
    pub suspected: i32,
    /// What was found, at most 1,000 characters; needed where a violation is suspected.
    pub findings: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
