//! Checks of texts that people enter. None has characters that are not seen (`kit::text::unseen`).

use async_graphql::MaybeUndefined;
use kit::text::unseen;
use kit::{Error, Result};
use sea_orm::ActiveValue::{self, Set};

/// A name: trimmed, 1 to 100 characters, all of them seen.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn name(text: &str, path: &str) -> Result<String> {
    line(text, path, 100)?.ok_or_else(|| Error::bad_input(path, "must not be empty"))
}

/// A line of text: trimmed, at most `most` characters, all of them seen; None when it is empty.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn line(text: &str, path: &str, most: usize) -> Result<Option<String>> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Error::bad_input(path, format!("at most {most} characters")));
    }
    if text.chars().any(unseen) {
        return Err(Error::bad_input(
            path,
            "one line without control characters and others that are not seen",
        ));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Lines of text: trimmed, at most `most` characters, all of them seen but the ends of lines; None when they are empty.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn passage(text: &str, path: &str, most: usize) -> Result<Option<String>> {
    let text = text.trim().replace("\r\n", "\n");
    if text.chars().count() > most {
        return Err(Error::bad_input(path, format!("at most {most} characters")));
    }
    if text.chars().any(|c| unseen(c) && c != '\n') {
        return Err(Error::bad_input(path, "no characters that are not seen but the ends of lines"));
    }
    Ok((!text.is_empty()).then_some(text))
}

/// A stable code: 1 to 40 of a to z, 0 to 9 and `-`.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn code(text: &str, path: &str) -> Result<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    match (1..=40).contains(&text.len()) && text.bytes().all(plain) {
        true => Ok(text.to_owned()),
        false => Err(Error::bad_input(path, "1 to 40 of a to z, 0 to 9 and `-`")),
    }
}

/// A number that is not negative, if there is one.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn count(number: Option<i32>, path: &str) -> Result<Option<i32>> {
    match number {
        Some(number) if number < 0 => Err(Error::bad_input(path, "0 or more")),
        number => Ok(number),
    }
}

/// A line of text, if there is one; None when it is empty.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn optional(text: Option<&str>, path: &str, most: usize) -> Result<Option<String>> {
    text.map(|text| line(text, path, most)).transpose().map(Option::flatten)
}

/// Puts a line of text that was sent in a column; null erases it, and what was not sent stays.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn replace(
    given: &MaybeUndefined<String>,
    column: &mut ActiveValue<Option<String>>,
    path: &str,
    most: usize,
) -> Result<()> {
    if !given.is_undefined() {
        *column = Set(optional(given.value().map(String::as_str), path, most)?);
    }
    Ok(())
}

/// A number from 0 to `most`, if there is one.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn small(number: Option<i32>, path: &str, most: i16) -> Result<Option<i16>> {
    let small = |number| i16::try_from(number).ok().filter(|number| (0..=most).contains(number));
    let wrong = || Error::bad_input(path, format!("0 to {most}"));
    number.map(|number| small(number).ok_or_else(wrong)).transpose()
}

/// A service telephone, if there is one: digits, and what people write between them.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn telephone(given: Option<&str>, path: &str) -> Result<Option<String>> {
    let number = optional(given, path, 30)?;
    let fits = |text: &String| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits >= 3 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' ' | '+' | '(' | ')'))
    };
    if number.as_ref().is_none_or(fits) {
        Ok(number)
    } else {
        Err(Error::bad_input(path, "a telephone number"))
    }
}
