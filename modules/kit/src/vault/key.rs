//! The key of a person, and what it encrypts.

use super::ring::{Ring, RingKey};
use super::suite::{KEY_BYTES, NONCE_BYTES, Suite};
use crate::access::{Access, Tx, ids_in};
use crate::error::{Error, Result};
use data_encoding::BASE64URL_NOPAD;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::collections::HashMap;
use std::fmt;
use zeroize::Zeroizing;

/// The key of one person, in memory for as long as it is needed.
pub struct PersonKey {
    person: i64,
    suite: Suite,
    key: Zeroizing<[u8; KEY_BYTES]>,
}

impl PersonKey {
    /// A new key for a person that is being entered.
    pub fn new(access: &Access, person: i64) -> Self {
        let key = Zeroizing::new(access.shared.sources.bytes());
        Self { person, suite: access.shared.secrets.suite(), key }
    }

    /// The id of the ring's key that wraps it now, and the wrapped key: for the columns `key_id` and `data_key`.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub fn wrapped(&self, access: &Access) -> Result<(String, String)> {
        let ring = access.shared.secrets.ring();
        let by = ring.current()?;
        Ok((by.id.clone(), wrap(access, by, self.person, &self.key)?))
    }

    /// Encrypts a value of the person for this place, such as `resident.telephone`.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub fn seal(&self, access: &Access, place: &str, value: &str) -> Result<String> {
        seal(access, self.suite, &self.key, &self.place(place), value.as_bytes())
    }

    /// Decrypts what [`PersonKey::seal`] gave for the same place.
    ///
    /// # Errors
    /// INTERNAL when it was changed, moved, or is of another person.
    pub fn open(&self, place: &str, sealed: &str) -> Result<Zeroizing<String>> {
        let plain = open(&self.key, &self.place(place), sealed).ok_or_else(|| Error::internal(CannotRead))?;
        let text = String::from_utf8(plain.to_vec()).map_err(|_| Error::internal(CannotRead))?;
        Ok(Zeroizing::new(text))
    }

    /// Whose key it is.
    pub(super) fn person(&self) -> i64 {
        self.person
    }

    fn place(&self, place: &str) -> String {
        format!("{}:{place}", self.person)
    }
}

impl Access {
    /// Opens sealed texts of people, each with its person, in one statement; None where the key was destroyed. For
    /// what is not a field: [`Reveal`](super::Reveal) shows those, on record.
    ///
    /// # Errors
    /// INTERNAL when the ring does not fit, or a text was changed.
    pub async fn open_texts(
        &self,
        place: &str,
        texts: &[(i64, &str)],
    ) -> Result<Vec<Option<Zeroizing<String>>>> {
        let ids: Vec<i64> = texts.iter().map(|(person, _)| *person).collect();
        let mut select = Query::select();
        select.columns(["id", "key_id", "data_key"]).from("person");
        select.and_where(ids_in(self.backend(), "id", &ids));
        let mut keys: HashMap<i64, PersonKey> = HashMap::new();
        for row in self.shared.db.rows(self.meter(), &select).await? {
            let person: i64 = row.try_get_by("id")?;
            if let Some(key) = unwrapped(self, person, &row)? {
                keys.insert(person, key);
            }
        }
        let open =
            |(person, text): &(i64, &str)| keys.get(person).map(|key| key.open(place, text)).transpose();
        texts.iter().map(open).collect()
    }
}

/// The key in a row of a person; None when it was destroyed.
fn unwrapped(access: &Access, person: i64, row: &QueryResult) -> Result<Option<PersonKey>> {
    let Some(wrapped) = row.try_get_by::<Option<String>, _>("data_key")? else { return Ok(None) };
    let id: String = row.try_get_by("key_id")?;
    let secrets = &access.shared.secrets;
    let key = match unwrap(&secrets.ring(), &id, person, &wrapped) {
        Some(key) => key,
        // another process may have added a key to the ring
        None => unwrap(&*secrets.ring_again()?, &id, person, &wrapped)
            .ok_or_else(|| Error::internal(CannotRead))?,
    };
    Ok(Some(PersonKey { person, suite: secrets.suite(), key }))
}

impl Tx {
    /// The key of a person who is entered already; None when it was destroyed.
    ///
    /// # Errors
    /// NOT_FOUND when there is no such person; INTERNAL when the ring does not fit.
    pub async fn person_key(&self, person: i64) -> Result<Option<PersonKey>> {
        let mut select = Query::select();
        select.columns(["key_id", "data_key"]).from("person").and_where(Expr::col("id").eq(person));
        let rows = self.rows(&select).await?;
        let row = rows.first().ok_or_else(|| Error::not_found("person"))?;
        unwrapped(self.access(), person, row)
    }
}

/// Wraps the bytes of a person's key.
pub(super) fn wrap(access: &Access, by: &RingKey, person: i64, key: &[u8; KEY_BYTES]) -> Result<String> {
    seal(access, access.shared.secrets.suite(), &by.key, &key_place(person), key)
}

/// The bytes of a person's key; None when the ring does not fit.
pub(super) fn unwrap(
    ring: &Ring,
    id: &str,
    person: i64,
    wrapped: &str,
) -> Option<Zeroizing<[u8; KEY_BYTES]>> {
    let plain = open(&ring.key(id)?.key, &key_place(person), wrapped)?;
    Some(Zeroizing::new(plain.as_slice().try_into().ok()?))
}

fn key_place(person: i64) -> String {
    format!("{person}:key")
}

/// The letter of the suite, a full stop, and in base64url the nonce, the encrypted bytes and their tag.
fn seal(access: &Access, suite: Suite, key: &[u8; KEY_BYTES], place: &str, plain: &[u8]) -> Result<String> {
    let nonce = access.shared.sources.bytes::<NONCE_BYTES>();
    let mut bytes = plain.to_vec();
    suite.seal(key, nonce, place.as_bytes(), &mut bytes).map_err(|_| Error::internal(CannotRead))?;
    let sealed = BASE64URL_NOPAD.encode(&[&nonce[..], &bytes].concat());
    Ok(format!("{}.{sealed}", suite.letter()))
}

fn open(key: &[u8; KEY_BYTES], place: &str, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
    let (letter, bytes) = sealed.split_once('.')?;
    let suite = Suite::of_letter(letter)?;
    let bytes = BASE64URL_NOPAD.decode(bytes.as_bytes()).ok()?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
    let mut plain = Zeroizing::new(sealed.to_vec());
    suite.open(key, *nonce, place.as_bytes(), &mut plain).ok()?;
    Some(plain)
}

impl fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonKey({})", self.person)
    }
}

/// An encrypted value does not fit its key.
#[derive(Debug)]
pub(super) struct CannotRead;

impl fmt::Display for CannotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an encrypted value does not fit the key ring: is this the key file of this database?")
    }
}

impl std::error::Error for CannotRead {}
