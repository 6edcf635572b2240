//! The residence that a record is to be about.

use entities::people::resident::Model;
use kit::access::Tx;
use kit::{Error, Result};

pub(crate) use people::entry::{amount, day, months_after, of_person, residence};

/// Youngest age at which somebody works or is insured for old age.
pub(crate) const WORKING_AGE: u32 = 16;

/// Refuses a child, where the day of birth is known.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) fn of_working_age(tx: &Tx, resident: &Model, path: &str) -> Result<()> {
    let age = resident.birth_on.and_then(|day| tx.access().today().years_since(day));
    match age {
        Some(age) if age < WORKING_AGE => Err(Error::bad_input(path, "a person of 16 or more")),
        _ => Ok(()),
    }
}
