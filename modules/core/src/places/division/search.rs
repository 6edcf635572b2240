//! Texts that names are searched for.

use kit::search::terms;
use kit::{Error, Result};

/// Longest text to search for, in characters.
const LONGEST: usize = 50;

/// A text to search names for.
///
/// # Errors
/// BAD_USER_INPUT at `name` for no character, or too many.
pub(crate) fn sought(name: String) -> Result<String> {
    match terms(&name).len() {
        1..=LONGEST => Ok(name),
        _ => Err(Error::bad_input("name", format!("1 to {LONGEST} characters"))),
    }
}
