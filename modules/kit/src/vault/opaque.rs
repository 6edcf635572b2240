//! Texts that clients keep for us and cannot read: they come back as they were, or not at all.

use super::key::CannotRead;
use super::suite::{KEY_BYTES, NONCE_BYTES, Suite};
use crate::error::{Error, Result};
use data_encoding::BASE64URL_NOPAD;
use zeroize::Zeroizing;

/// A key for one purpose. The same text always gives the same token, so that no number of them wears the key out (the
/// nonce follows from the text, as in RFC 5297); a token that was changed, or made for another purpose, does not open.
pub(crate) struct Opaque {
    suite: Suite,
    key: Zeroizing<[u8; KEY_BYTES]>,
    purpose: &'static str,
}

impl Opaque {
    /// From the key that keyed hashes are made with.
    pub(crate) fn new(suite: Suite, index: &[u8], purpose: &'static str) -> Self {
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        let derived = Zeroizing::new(suite.mac(index, &[b"opaque", &[0], purpose.as_bytes()]));
        key.iter_mut().zip(derived.iter()).for_each(|(to, from)| *to = *from);
        Self { suite, key, purpose }
    }

    /// The token for `text`.
    ///
    /// # Errors
    /// INTERNAL when the cipher fails.
    pub(crate) fn seal(&self, text: &str) -> Result<String> {
        let mut nonce = [0; NONCE_BYTES];
        let derived = self.suite.mac(self.key.as_slice(), &[text.as_bytes()]);
        nonce.iter_mut().zip(derived).for_each(|(to, from)| *to = from);
        let mut sealed = text.as_bytes().to_vec();
        let done = self.suite.seal(&self.key, nonce, self.purpose.as_bytes(), &mut sealed);
        done.map_err(|_| Error::internal(CannotRead))?;
        Ok(BASE64URL_NOPAD.encode(&[&nonce, sealed.as_slice()].concat()))
    }

    /// The text of a token that [`Opaque::seal`] gave.
    pub(crate) fn open(&self, token: &str) -> Option<String> {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
        let mut text = sealed.to_vec();
        self.suite.open(&self.key, *nonce, self.purpose.as_bytes(), &mut text).ok()?;
        String::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_for_its_purpose_alone_and_shows_nothing() {
        for suite in [Suite::International, Suite::National] {
            let [cursors, other] = ["cursor", "other"].map(|purpose| Opaque::new(suite, b"index", purpose));
            let token = cursors.seal("340705: 17").unwrap();
            assert_eq!(cursors.seal("340705: 17").unwrap(), token);
            assert_eq!(cursors.open(&token).as_deref(), Some("340705: 17"));
            assert!(
                !BASE64URL_NOPAD.decode(token.as_bytes()).unwrap().windows(6).any(|part| part == b"340705")
            );
            assert_eq!(other.open(&token), None);
            let mut changed = BASE64URL_NOPAD.decode(token.as_bytes()).unwrap();
            changed[NONCE_BYTES] ^= 1;
            assert_eq!(cursors.open(&BASE64URL_NOPAD.encode(&changed)), None);
            for wrong in ["", "AAAA", "no base64!"] {
                assert_eq!(cursors.open(wrong), None, "{wrong}");
            }
        }
    }
}
