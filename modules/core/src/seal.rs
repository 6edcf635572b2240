//! Sensitive values of a person, sealed with the person's key.

use crate::places::text;
use kit::access::Tx;
use kit::record::Record;
use kit::vault::PersonKey;
use kit::{Error, Result};

/// A cipher and what is shown of it.
pub type Columns = (Option<String>, Option<String>);

/// The key of the person whom the records are about.
///
/// # Errors
/// CONFLICT when the person was erased.
pub async fn key_of(tx: &Tx, person: i64) -> Result<PersonKey> {
    tx.person_key(person).await?.ok_or_else(|| Error::conflict("this person was erased"))
}

/// A text for the sealed field `name` of `T`.
pub fn sealed<T: Record>(
    tx: &Tx,
    key: &PersonKey,
    name: &'static str,
    value: Option<&str>,
) -> Result<Columns> {
    let Some(value) = value else { return Ok((None, None)) };
    let sealed = key.sealed::<T>(tx.access(), name, value)?;
    Ok((Some(sealed.cipher), Some(sealed.mask)))
}

/// Lines of text that were sent for the sealed field `name` of `T`, at most 2,000 characters.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn passage<T: Record>(
    tx: &Tx,
    key: &PersonKey,
    name: &'static str,
    (given, path): (Option<&str>, &str),
) -> Result<Columns> {
    let text = given.map(|given| text::passage(given, path, 2_000)).transpose()?.flatten();
    sealed::<T>(tx, key, name, text.as_deref())
}

/// An amount in fen that was sent for the sealed field `name` of `T`.
///
/// # Errors
/// BAD_USER_INPUT at `path` when it is negative.
pub fn amount<T: Record>(
    tx: &Tx,
    key: &PersonKey,
    name: &'static str,
    (given, path): (Option<i32>, &str),
) -> Result<Columns> {
    let amount = text::count(given, path)?.map(|amount| amount.to_string());
    sealed::<T>(tx, key, name, amount.as_deref())
}
