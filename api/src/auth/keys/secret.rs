//! Bytes that must not leak.

use data_encoding::BASE64URL_NOPAD as BASE64;
use kit::sources::Sources;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt::{Debug, Formatter};
use zeroize::Zeroizing;

/// Secret bytes: zeroized when dropped, printed as `[secret]`, written to a key file as base64url without padding.
#[derive(Clone)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes over `bytes`.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// `N` bytes of the injected randomness.
    pub fn random<const N: usize>(sources: &Sources) -> Self {
        let mut bytes = Zeroizing::new(vec![0; N]);
        sources.random.fill(&mut bytes);
        Self(bytes)
    }

    /// The bytes. Do not print or copy them.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Debug for Secret {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Zeroizing::new(BASE64.encode(&self.0)))
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Decode)
    }
}

/// Decodes from the borrowed text, so that no copy of it is left behind.
struct Decode;

impl Visitor<'_> for Decode {
    type Value = Secret;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("bytes as base64url without padding")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Secret, E> {
        let bytes = BASE64.decode(text.as_bytes());
        bytes.map(Secret::new).map_err(|_| E::custom("a key is not base64url without padding"))
    }
}
