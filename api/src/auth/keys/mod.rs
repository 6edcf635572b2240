//! The keys of a deployment: signing, encryption and index keys, and the file that holds them.
//!
//! - *Signing keys* sign bearer tokens. The first is used; the others only verify, so that a change of key does not
//!   log everybody out.
//! - *Encryption keys* (AES-256) form a ring. The current one encrypts; older ones decrypt what they wrote.
//! - *The index key* is the root of every keyed hash. It is never used itself: [`Keys::mac`] derives one key a purpose.

mod file;
mod mac;
mod seal;
mod secret;
mod signing;

pub use file::KeyFileError;
pub use mac::{MAC_BYTES, MacKey};
pub use secret::Secret;
pub use signing::{Algorithm, BadKey, SigningKey};

use data_encoding::HEXLOWER;
use kit::secrets::Secrets;
use kit::sources::Sources;
use kit::vault::{Ring, RingKey, Suite};
use std::path::PathBuf;
use std::sync::Arc;

/// Bytes of an encryption key and of the index key.
pub const KEY_BYTES: usize = 32;

/// All keys of a deployment. Zeroized when dropped, and never printed.
#[derive(Debug)]
pub struct Keys {
    signing: Vec<SigningKey>,
    encryption: Vec<EncryptionKey>,
    index: Secret,
    suite: Suite,
}

/// One AES-256 key of the ring.
#[derive(Debug)]
pub struct EncryptionKey {
    /// Its id, eight hexadecimal digits, stored beside what it encrypted.
    pub kid: String,
    /// The key, 32 bytes.
    pub key: Secret,
}

impl Keys {
    /// New keys from the injected randomness: one Ed25519 signing key, one encryption key, one index key.
    pub fn generate(sources: &Sources) -> Result<Self, BadKey> {
        Ok(Self::generate_with(SigningKey::generate(sources)?, Suite::default(), sources))
    }

    /// New encryption and index keys beside this signing key.
    pub fn generate_with(signing: SigningKey, suite: Suite, sources: &Sources) -> Self {
        let encryption = vec![EncryptionKey::generate(sources)];
        Self { signing: vec![signing], encryption, index: Secret::random::<KEY_BYTES>(sources), suite }
    }

    /// The key that signs.
    pub fn signing(&self) -> &SigningKey {
        &self.signing[0]
    }

    /// Every signing key whose tokens are still accepted, the one that signs first.
    pub fn signing_keys(&self) -> &[SigningKey] {
        &self.signing
    }

    /// Goes on accepting tokens that this key signed.
    pub fn also_accept(&mut self, older: SigningKey) {
        self.signing.push(older);
    }

    /// Takes a new key for what is encrypted from now on; the ones before go on decrypting.
    pub fn add_encryption(&mut self, sources: &Sources) {
        self.encryption.insert(0, EncryptionKey::generate(sources));
    }

    /// The key that encrypts.
    pub fn encryption(&self) -> &EncryptionKey {
        &self.encryption[0]
    }

    /// Every encryption key, the one that encrypts first.
    pub fn encryption_keys(&self) -> &[EncryptionKey] {
        &self.encryption
    }

    /// The algorithms that encrypt and hash what the platform below keeps.
    pub fn suite(&self) -> Suite {
        self.suite
    }

    /// What the platform below needs for its own keyed hashes and for the keys of people. It reads the file at `path`
    /// again when it meets a key that it does not know.
    pub fn secrets(&self, path: PathBuf) -> Secrets {
        let read = move || Keys::load(&path).map(|keys| keys.ring()).map_err(kit::Error::internal);
        let index = self.mac("platform").mac(&[b"index"]);
        Secrets::new(self.suite, &index, self.ring()).reading(Arc::new(read))
    }

    /// The encryption keys as the ring that wraps the keys of people.
    fn ring(&self) -> Ring {
        // each has 32 bytes: reading the file and making new keys see to that
        Ring::new(self.encryption.iter().filter_map(|key| RingKey::new(&key.kid, key.key.bytes())).collect())
    }

    /// A key for keyed hashes of one purpose, e.g. `refresh-token`. Two purposes never share a hash.
    pub fn mac(&self, purpose: &str) -> MacKey {
        MacKey::derive(self.index.bytes(), purpose)
    }
}

impl EncryptionKey {
    fn generate(sources: &Sources) -> Self {
        let kid = HEXLOWER.encode(&sources.bytes::<4>());
        Self { kid, key: Secret::random::<KEY_BYTES>(sources) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::sources;

    #[test]
    fn nothing_secret_is_printed() {
        let keys = Keys::generate(&sources()).unwrap();
        let shown = format!("{keys:?}");
        assert!(!shown.contains(&HEXLOWER.encode(keys.encryption().key.bytes())));
        assert!(!shown.contains(&format!("{:?}", keys.encryption().key.bytes())));
        assert_eq!(shown.matches("[secret]").count(), 2, "{shown}");
    }

    #[test]
    fn purposes_have_their_own_key() {
        let keys = Keys::generate(&sources()).unwrap();
        assert_eq!(keys.mac("a").mac(&[b"x"]), keys.mac("a").mac(&[b"x"]));
        assert_ne!(keys.mac("a").mac(&[b"x"]), keys.mac("b").mac(&[b"x"]));
    }
}
