//! Keyed hashes: the key never leaves this type.

use aws_lc_rs::hmac;
use data_encoding::HEXLOWER;
use std::fmt;

/// The key of every keyed hash of the platform.
#[derive(Clone)]
pub struct Secrets {
    index: hmac::Key,
}

impl Secrets {
    /// From the index key, 32 bytes.
    pub fn new(index_key: &[u8]) -> Self {
        Self { index: hmac::Key::new(hmac::HMAC_SHA256, index_key) }
    }

    /// HMAC-SHA-256 of `bytes` for `purpose`, in hexadecimal. Hashes for two purposes never match.
    pub fn mac(&self, purpose: &str, bytes: &[u8]) -> String {
        let mut context = hmac::Context::with_key(&self.index);
        context.update(purpose.as_bytes());
        context.update(&[0]);
        context.update(bytes);
        HEXLOWER.encode(context.sign().as_ref())
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}
