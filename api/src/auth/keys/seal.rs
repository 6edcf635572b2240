//! Values encrypted with the key ring (AES-256-GCM), bound to where they are stored.

use super::{KEY_BYTES, Keys};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use data_encoding::BASE64URL_NOPAD;
use kit::Error;
use kit::sources::Sources;
use zeroize::Zeroizing;

impl Keys {
    /// Encrypts `plain` with the current key, for this place alone (e.g. `account.totp_secret:17`). The text holds the
    /// key's id, a random nonce, the encrypted bytes and their tag.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub fn seal(&self, place: &str, plain: &[u8], sources: &Sources) -> Result<String, Error> {
        let current = self.encryption();
        let nonce = sources.bytes::<NONCE_LEN>();
        let mut bytes = plain.to_vec();
        cipher(current.key.bytes())?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place), &mut bytes)
            .map_err(|_| Error::internal(CannotRead))?;
        Ok(format!("{}.{}", current.kid, BASE64URL_NOPAD.encode(&[&nonce[..], &bytes].concat())))
    }

    /// Decrypts what [`Keys::seal`] gave for the same place, with whichever key of the ring did it.
    ///
    /// # Errors
    /// INTERNAL when it was changed, moved, or its key is not in the ring.
    pub fn open(&self, place: &str, sealed: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
        self.opened(place, sealed).ok_or_else(|| Error::internal(CannotRead))
    }

    fn opened(&self, place: &str, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        let (kid, bytes) = sealed.split_once('.')?;
        let key = self.encryption_keys().iter().find(|k| k.kid == kid)?;
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(bytes.as_bytes()).ok()?);
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_LEN>()?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let length =
            cipher(key.key.bytes()).ok()?.open_in_place(nonce, Aad::from(place), &mut plain).ok()?.len();
        plain.truncate(length);
        Some(plain)
    }
}

fn cipher(key: &[u8]) -> Result<LessSafeKey, Error> {
    debug_assert_eq!(key.len(), KEY_BYTES);
    UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).map_err(|_| Error::internal(CannotRead))
}

/// An encrypted value cannot be made or read with the key ring.
#[derive(Debug)]
struct CannotRead;

impl std::fmt::Display for CannotRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an encrypted value does not fit the key ring: is this the key file of this database?")
    }
}

impl std::error::Error for CannotRead {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::sources;

    #[test]
    fn only_the_same_keys_and_place_open() {
        let sources = sources();
        let keys = Keys::generate(&sources).unwrap();
        let sealed = keys.seal("a:1", b"secret", &sources).unwrap();
        assert_eq!(keys.open("a:1", &sealed).unwrap().as_slice(), b"secret");
        assert_ne!(keys.seal("a:1", b"secret", &sources).unwrap(), sealed, "another nonce");
        assert!(keys.open("a:2", &sealed).is_err());
        assert!(Keys::generate(&sources).unwrap().open("a:1", &sealed).is_err());
        for broken in ["", "x", &sealed[..sealed.len() - 2], &sealed.replacen('.', ".AA", 1)] {
            assert!(keys.open("a:1", broken).is_err(), "{broken}");
        }
    }
}
