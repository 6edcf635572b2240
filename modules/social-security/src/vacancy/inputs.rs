//! What clients send about vacancies.

use async_graphql::{InputObject, MaybeUndefined};
use kit::node::GlobalId;
use kit::scalar::Date;

/// Work that a unit offers.
#[derive(Debug, InputObject)]
pub struct OpenVacancyInput {
    /// The unit, in force.
    pub unit: GlobalId,
    /// The work, in a line of 1 to 100 characters.
    pub title: String,
    /// People who are looked for, 1 to 9,999.
    pub places: i32,
    /// Lowest wage of a month, in fen.
    pub wage_from_fen: Option<i32>,
    /// Highest wage of a month, in fen, not below the lowest.
    pub wage_to_fen: Option<i32>,
    /// What is asked of applicants, at most 500 characters. Nothing of sex, origin or health.
    pub requirements: Option<String>,
    /// Last day on which somebody can be introduced, today or later.
    pub closes_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of an open vacancy. What is left out stays; null erases it.
#[derive(Debug, InputObject)]
pub struct ChangeVacancyInput {
    /// The vacancy, open.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The work, in a line of 1 to 100 characters.
    pub title: Option<String>,
    /// People who are looked for, more than were hired, at most 9,999.
    pub places: Option<i32>,
    /// Lowest wage of a month, in fen.
    pub wage_from_fen: MaybeUndefined<i32>,
    /// Highest wage of a month, in fen, not below the lowest.
    pub wage_to_fen: MaybeUndefined<i32>,
    /// What is asked of applicants, at most 500 characters. Nothing of sex, origin or health.
    pub requirements: MaybeUndefined<String>,
    /// Last day on which somebody can be introduced, today or later.
    pub closes_on: MaybeUndefined<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A vacancy that is withdrawn.
#[derive(Debug, InputObject)]
pub struct CloseVacancyInput {
    /// The vacancy.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
