//! The keys below every keyed hash and every encrypted value: they never leave this type.

use crate::error::Result;
use crate::vault::{Opaque, Ring, Suite};
use arc_swap::ArcSwap;
use data_encoding::HEXLOWER;
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Reads the ring of keys again, after another process changed the key file.
pub type ReadRing = Arc<dyn Fn() -> Result<Ring> + Send + Sync>;

/// The index key, which every keyed hash is made with, and the ring of keys that wrap the keys of people.
#[derive(Clone)]
pub struct Secrets {
    suite: Suite,
    index: Arc<Zeroizing<Vec<u8>>>,
    ring: Arc<ArcSwap<Ring>>,
    read_ring: Option<ReadRing>,
}

impl Secrets {
    /// From the index key and the ring.
    pub fn new(suite: Suite, index_key: &[u8], ring: Ring) -> Self {
        let index = Arc::new(Zeroizing::new(index_key.to_vec()));
        Self { suite, index, ring: Arc::new(ArcSwap::from_pointee(ring)), read_ring: None }
    }

    /// Reads the ring by this when it meets a key that it does not know.
    #[must_use]
    pub fn reading(mut self, read: ReadRing) -> Self {
        self.read_ring = Some(read);
        self
    }

    /// The algorithms.
    pub(crate) fn suite(&self) -> Suite {
        self.suite
    }

    /// The ring as it is now.
    pub(crate) fn ring(&self) -> Arc<Ring> {
        self.ring.load_full()
    }

    /// The ring, read again: another process may have added a key.
    pub(crate) fn ring_again(&self) -> Result<Arc<Ring>> {
        if let Some(read) = &self.read_ring {
            self.ring.store(Arc::new(read()?));
        }
        Ok(self.ring())
    }

    /// What makes texts that clients keep for us and cannot read.
    pub(crate) fn opaque(&self, purpose: &'static str) -> Opaque {
        Opaque::new(self.suite, &self.index, purpose)
    }

    /// Keyed hash of `bytes` for `purpose`, in hexadecimal. Hashes for two purposes never match.
    pub fn mac(&self, purpose: &str, bytes: &[u8]) -> String {
        HEXLOWER.encode(&self.suite.mac(&self.index, &[purpose.as_bytes(), &[0], bytes]))
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}
