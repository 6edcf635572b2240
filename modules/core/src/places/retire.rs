//! The end of a place.

use async_graphql::InputObject;
use chrono::NaiveDate;
use kit::access::Tx;
use kit::node::GlobalId;
use kit::scalar::Date;
use kit::{Error, Result};

/// The end of a place. It stays, for history.
#[derive(Debug, InputObject)]
pub struct RetireInput {
    /// The place.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// First day on which it is no longer valid, not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

impl RetireInput {
    /// The day of the end.
    ///
    /// # Errors
    /// BAD_USER_INPUT for a day in the future.
    pub fn day(&self, tx: &Tx) -> Result<NaiveDate> {
        let today = tx.access().today();
        match self.on {
            Some(day) if day.0 > today => Err(Error::bad_input("input.on", "not a day in the future")),
            Some(day) => Ok(day.0),
            None => Ok(today),
        }
    }
}

/// What is left in a place that is to be retired.
#[derive(Debug, Default)]
pub(super) struct Left(Vec<String>);

impl Left {
    /// Notes how many there are of a kind, if any.
    pub(super) fn note(&mut self, count: i64, one: &str, many: &str) {
        match count {
            0 => {}
            1 => self.0.push(format!("1 {one}")),
            count => self.0.push(format!("{count} {many}")),
        }
    }

    /// All of it in words; None when nothing is left.
    pub(super) fn said(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.join(", "))
    }
}

/// Refuses to change what is retired.
///
/// # Errors
/// CONFLICT when it is.
pub fn in_force(status: &str, what: &str) -> Result<()> {
    if status == "active" { Ok(()) } else { Err(Error::conflict(format!("the {what} is retired"))) }
}
