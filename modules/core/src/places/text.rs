//! Checks of texts that people enter.

use kit::{Error, Result};

/// A name: trimmed, 1 to 100 characters, none of them a control character.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) fn name(text: &str, path: &str) -> Result<String> {
    line(text, path, 100)?.ok_or_else(|| Error::bad_input(path, "must not be empty"))
}

/// A line of text: trimmed, at most `most` characters, none of them a control character; None when it is empty.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) fn line(text: &str, path: &str, most: usize) -> Result<Option<String>> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Error::bad_input(path, format!("at most {most} characters")));
    }
    if text.chars().any(char::is_control) {
        return Err(Error::bad_input(path, "one line without control characters"));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// A number that is not negative, if there is one.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) fn count(number: Option<i32>, path: &str) -> Result<Option<i32>> {
    match number {
        Some(number) if number < 0 => Err(Error::bad_input(path, "0 or more")),
        number => Ok(number),
    }
}
