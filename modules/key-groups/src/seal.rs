//! What is about the person of a file lies sealed with the person's key, each text for the place of its table and column.

use kit::access::{Access, Tx};
use kit::vault::PersonKey;
use kit::{Error, Result};
use wangge_core::places::text;

/// What a file says.
pub(crate) const CONTENT: &str = "key_file.content_cipher";
/// What was seen at a visit.
pub(crate) const NOTE: &str = "key_visit.note_cipher";
/// What an objection says.
pub(crate) const OBJECTION: &str = "key_objection.text_cipher";
/// Why it was decided so.
pub(crate) const ANSWER: &str = "key_objection.answer_cipher";
/// What a file was looked at for.
pub(crate) const PURPOSE: &str = "key_view.purpose_cipher";

/// The key of the person.
///
/// # Errors
/// CONFLICT when the person was erased.
pub(crate) async fn key_of(tx: &Tx, person: i64) -> Result<PersonKey> {
    tx.person_key(person).await?.ok_or_else(|| Error::conflict("this person was erased"))
}

/// A text that was sent, which must not be empty, sealed for its place.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) fn passage(
    access: &Access,
    key: &PersonKey,
    place: &str,
    (given, path): (&str, &str),
) -> Result<String> {
    key.seal(access, place, &stated(given, path)?)
}

/// Lines of text that must not be empty, at most 2,000 characters.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) fn stated(given: &str, path: &str) -> Result<String> {
    text::passage(given, path, 2_000)?.ok_or_else(|| Error::bad_input(path, "must not be empty"))
}

/// What is sealed for a place.
///
/// # Errors
/// INTERNAL when it was changed.
pub(crate) fn opened(key: &PersonKey, place: &str, cipher: Option<&str>) -> Result<Option<String>> {
    cipher.map(|cipher| key.open(place, cipher).map(|text| text.to_string())).transpose()
}
