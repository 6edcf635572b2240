//! The key of one stored file. It is wrapped by a key of the ring, or sealed with the key of the person whom the file is
//! about: who destroys the person's key has erased the file.

use super::key::{CannotRead, PersonKey, unwrap, wrap};
use super::suite::{KEY_BYTES, NONCE_BYTES, Suite};
use crate::access::{Access, Tx};
use crate::error::{Error, Result};
use data_encoding::BASE64URL_NOPAD;
use std::fmt;
use zeroize::Zeroizing;

/// The key of a file, in memory for as long as it is needed.
pub struct FileKey {
    file: i64,
    suite: Suite,
    key: Zeroizing<[u8; KEY_BYTES]>,
}

/// How the key of a file is kept: the columns `key_id`, `data_key` and `person_id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptKey {
    /// The key of the ring that wraps it; None where the person's key seals it.
    pub key_id: Option<String>,
    /// The wrapped or sealed key; None when it was destroyed.
    pub data_key: Option<String>,
    /// The person whose key seals it.
    pub person: Option<i64>,
}

/// Where a sealed key belongs.
const PLACE: &str = "file.key";

impl FileKey {
    /// A new key for a file that is about to be stored.
    pub fn new(access: &Access, file: i64) -> Self {
        let key = Zeroizing::new(access.shared.sources.bytes());
        Self { file, suite: access.shared.secrets.suite(), key }
    }

    /// The key as a key of the ring wraps it.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub fn wrapped(&self, access: &Access) -> Result<KeptKey> {
        let ring = access.shared.secrets.ring();
        let by = ring.current()?;
        let data_key = Some(wrap(access, by, self.file, &self.key)?);
        Ok(KeptKey { key_id: Some(by.id.clone()), data_key, person: None })
    }

    /// The key as the key of a person seals it.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub fn sealed(&self, access: &Access, person: &PersonKey) -> Result<KeptKey> {
        let place = format!("{PLACE}:{}", self.file);
        let sealed = person.seal(access, &place, &BASE64URL_NOPAD.encode(&self.key[..]))?;
        Ok(KeptKey { key_id: None, data_key: Some(sealed), person: Some(person.person()) })
    }

    /// Encrypts the content of the file: the letter of the suite, the nonce, the encrypted bytes and their tag.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub fn seal(&self, access: &Access, content: &[u8]) -> Result<Vec<u8>> {
        let nonce = access.shared.sources.bytes::<NONCE_BYTES>();
        let mut sealed = content.to_vec();
        let place = self.place();
        self.suite
            .seal(&self.key, nonce, place.as_bytes(), &mut sealed)
            .map_err(|_| Error::internal(CannotRead))?;
        let mut all = Vec::with_capacity(1 + NONCE_BYTES + sealed.len());
        all.extend_from_slice(self.suite.letter().to_string().as_bytes());
        all.extend_from_slice(&nonce);
        all.append(&mut sealed);
        Ok(all)
    }

    /// Decrypts what [`FileKey::seal`] gave.
    ///
    /// # Errors
    /// INTERNAL when it was changed, or is another file's.
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>> {
        self.opened(sealed).ok_or_else(|| Error::internal(CannotRead))
    }

    fn opened(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (letter, sealed) = sealed.split_first_chunk::<1>()?;
        let suite = Suite::of_letter(std::str::from_utf8(letter).ok()?)?;
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let mut content = sealed.to_vec();
        suite.open(&self.key, *nonce, self.place().as_bytes(), &mut content).ok()?;
        Some(content)
    }

    fn place(&self) -> String {
        format!("file:{}", self.file)
    }
}

impl Access {
    /// The key of a stored file that no person's key seals; None when it was destroyed.
    ///
    /// # Errors
    /// INTERNAL when the ring does not fit, or a person's key seals it.
    pub fn file_key(&self, file: i64, kept: &KeptKey) -> Result<Option<FileKey>> {
        let Some(data_key) = &kept.data_key else { return Ok(None) };
        let id = kept.key_id.as_deref().ok_or_else(|| Error::internal(CannotRead))?;
        let secrets = &self.shared.secrets;
        let key = match unwrap(&secrets.ring(), id, file, data_key) {
            Some(key) => Some(key),
            // another process may have added a key to the ring
            None => unwrap(&*secrets.ring_again()?, id, file, data_key),
        };
        let key = key.ok_or_else(|| Error::internal(CannotRead))?;
        Ok(Some(FileKey { file, suite: secrets.suite(), key }))
    }
}

impl Tx {
    /// The key of a stored file; None when it, or the key of its person, was destroyed.
    ///
    /// # Errors
    /// INTERNAL when the ring does not fit.
    pub async fn file_key(&self, file: i64, kept: &KeptKey) -> Result<Option<FileKey>> {
        let Some(person) = kept.person else { return self.access().file_key(file, kept) };
        let Some(data_key) = &kept.data_key else { return Ok(None) };
        let Some(person) = self.person_key(person).await? else { return Ok(None) };
        let plain = person.open(&format!("{PLACE}:{file}"), data_key)?;
        let bytes = BASE64URL_NOPAD.decode(plain.as_bytes()).map(Zeroizing::new).ok();
        let key = bytes.and_then(|bytes| bytes.as_slice().try_into().ok()).map(Zeroizing::new);
        let key = key.ok_or_else(|| Error::internal(CannotRead))?;
        Ok(Some(FileKey { file, suite: self.access().shared.secrets.suite(), key }))
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileKey({})", self.file)
    }
}
