//! Keyed hashes (HMAC-SHA-256).

use aws_lc_rs::hmac::{Context, HMAC_SHA256, Key, sign};
use subtle::ConstantTimeEq;

/// Bytes of a keyed hash.
pub const MAC_BYTES: usize = 32;

/// A key for keyed hashes of one purpose. Prints nothing of the key.
#[derive(Clone, Debug)]
pub struct MacKey(Key);

impl MacKey {
    /// The key of `purpose` below `root`: the HMAC of the purpose's name.
    pub fn derive(root: &[u8], purpose: &str) -> Self {
        let derived = sign(&Key::new(HMAC_SHA256, root), purpose.as_bytes());
        Self(Key::new(HMAC_SHA256, derived.as_ref()))
    }

    /// The keyed hash of these parts. Each part's length is hashed with it, so that parts cannot be shifted.
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; MAC_BYTES] {
        let mut context = Context::with_key(&self.0);
        for part in parts {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part);
        }
        let mut mac = [0; MAC_BYTES];
        mac.copy_from_slice(context.sign().as_ref());
        mac
    }

    /// True when `mac` is the keyed hash of these parts, in constant time.
    pub fn verify(&self, parts: &[&[u8]], mac: &[u8]) -> bool {
        self.mac(parts).ct_eq(mac).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cannot_be_shifted() {
        let key = MacKey::derive(b"root", "test");
        assert_ne!(key.mac(&[b"ab", b"c"]), key.mac(&[b"a", b"bc"]));
        assert!(key.verify(&[b"a"], &key.mac(&[b"a"])));
        assert!(!key.verify(&[b"a"], &key.mac(&[b"b"])));
        assert!(!key.verify(&[b"a"], &[]));
    }
}
