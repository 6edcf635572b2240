//! What clients send about inspections.

use async_graphql::{InputObject, MaybeUndefined};
use kit::code::GridCode;
use kit::node::GlobalId;
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

/// A correction of an inspection that you made. What is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeConstructionInspectionInput {
    /// The inspection.
    pub id: GlobalId,
    /// The version that the correction is based on.
    pub version: i32,
    /// Sites that were looked at, 0 to 1,000.
    pub sites: Option<i32>,
    /// Sites where a violation is suspected, at most as many.
    pub suspected: Option<i32>,
    /// What was found, at most 1,000 characters; null erases it, where nothing is suspected.
    #[graphql(default)]
    pub findings: MaybeUndefined<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
