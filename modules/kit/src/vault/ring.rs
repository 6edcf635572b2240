//! The ring of keys that wrap the keys of people: the first wraps, every one unwraps.

use super::key::CannotRead;
use super::suite::KEY_BYTES;
use crate::error::{Error, Result};
use std::fmt;
use zeroize::Zeroizing;

/// A key of the ring.
#[derive(Clone)]
pub struct RingKey {
    /// Its id, which stands beside what it wrapped.
    pub id: String,
    pub(super) key: Zeroizing<[u8; KEY_BYTES]>,
}

impl RingKey {
    /// From its bytes; None when they are not 32.
    pub fn new(id: impl Into<String>, bytes: &[u8]) -> Option<Self> {
        Some(Self { id: id.into(), key: Zeroizing::new(bytes.try_into().ok()?) })
    }
}

/// The keys, the one that wraps first. A ring without a key wraps nothing.
#[derive(Clone, Debug)]
pub struct Ring(Vec<RingKey>);

impl Ring {
    /// The key that wraps, and after it those that only unwrap.
    pub fn new(keys: Vec<RingKey>) -> Self {
        Self(keys)
    }

    /// The key that wraps.
    pub(super) fn current(&self) -> Result<&RingKey> {
        self.0.first().ok_or_else(|| Error::internal(CannotRead))
    }

    /// The key with this id.
    pub(super) fn key(&self, id: &str) -> Option<&RingKey> {
        self.0.iter().find(|key| key.id == id)
    }
}

impl fmt::Debug for RingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RingKey({})", self.id)
    }
}
