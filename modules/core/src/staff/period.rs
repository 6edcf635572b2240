//! Periods of what is neither a post nor a leave, and their end.

use async_graphql::InputObject;
use chrono::NaiveDate;
use kit::node::GlobalId;
use kit::scalar::Date;
use kit::{Error, Result};

const FIRST: NaiveDate = NaiveDate::from_ymd_opt(1949, 1, 1).unwrap();
const LAST: NaiveDate = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap();

/// The end of something that has a period. It stays, for history.
#[derive(Debug, InputObject)]
pub(super) struct EndPeriodInput {
    /// What ends.
    pub(super) id: GlobalId,
    /// The version that the end is based on.
    pub(super) version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub(super) idempotency_key: Option<String>,
}

/// The first day, `today` when it is left out, and the last one.
///
/// # Errors
/// BAD_USER_INPUT at `input.fromOn` or `input.toOn`.
pub(super) fn period(
    from: Option<Date>,
    to: Option<Date>,
    today: NaiveDate,
) -> Result<(NaiveDate, Option<NaiveDate>)> {
    let from = from.map_or(today, |day| day.0);
    if !(FIRST..=LAST).contains(&from) {
        return Err(Error::bad_input("input.fromOn", format!("from {FIRST} to {LAST}")));
    }
    let to = to.map(|day| day.0);
    last_day(from, to)?;
    Ok((from, to))
}

/// Refuses a last day before the first one, or too far.
///
/// # Errors
/// BAD_USER_INPUT at `input.toOn`.
pub(super) fn last_day(from: NaiveDate, to: Option<NaiveDate>) -> Result<()> {
    match to {
        Some(to) if !(from..=LAST).contains(&to) => {
            Err(Error::bad_input("input.toOn", format!("from {from} to {LAST}")))
        }
        _ => Ok(()),
    }
}

/// Refuses what was ended already.
///
/// # Errors
/// CONFLICT.
pub(super) fn not_ended(ended_at: Option<i64>, what: &str) -> Result<()> {
    if ended_at.is_some() { Err(Error::conflict(format!("the {what} was ended already"))) } else { Ok(()) }
}
