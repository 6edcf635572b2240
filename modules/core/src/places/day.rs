//! Checks of days that people enter.

use chrono::NaiveDate;
use kit::access::Tx;
use kit::scalar::Date;
use kit::{Error, Result};

/// A day that was sent, or today: not before `first`, not in the future.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn past(tx: &Tx, given: Option<Date>, first: Option<NaiveDate>, path: &str) -> Result<NaiveDate> {
    let today = tx.access().today();
    let day = given.map_or(today, |day| day.0);
    if day > today {
        return Err(Error::bad_input(path, "not a day in the future"));
    }
    match first {
        Some(first) if day < first => Err(Error::bad_input(path, format!("not before {first}"))),
        _ => Ok(day),
    }
}
