//! Texts that names are searched for.

<<<<<<< Updated upstream
=======
use super::record::Division;
use kit::access::Find;
>>>>>>> Stashed changes
use kit::search::terms;
use kit::{Error, Result};

/// Longest text to search for, in characters.
const LONGEST: usize = 50;

<<<<<<< Updated upstream
/// A text to search names for.
///
/// # Errors
/// BAD_USER_INPUT at `name` for no character, or too many.
pub(crate) fn sought(name: String) -> Result<String> {
    match terms(&name).len() {
        1..=LONGEST => Ok(name),
=======
/// Only the divisions whose name has these characters in a row.
///
/// # Errors
/// BAD_USER_INPUT at `name` for no character, or too many.
pub(super) fn named<'a>(find: Find<'a, Division>, name: &str) -> Result<Find<'a, Division>> {
    match terms(name).len() {
        1..=LONGEST => Ok(find.named(name)),
>>>>>>> Stashed changes
        _ => Err(Error::bad_input("name", format!("1 to {LONGEST} characters"))),
    }
}
