//! Refresh tokens: 256 random bits, the session they belong to, and a tag that proves we issued them.
//!
//! Only a keyed hash of the one that is valid now is stored. The tag is what lets an *old* one be told from an
//! invented one: an old one means that somebody copied it, and ends the session; an invented one ends nothing, or
//! whoever guessed a session's id could end it.

use crate::auth::keys::{Keys, MacKey};
use data_encoding::BASE64URL_NOPAD;
use kit::sources::Sources;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Makes and reads refresh tokens.
#[derive(Clone, Debug)]
pub struct RefreshTokens {
    tag: MacKey,
    stored: MacKey,
    sources: Sources,
}

/// A refresh token that we issued, now or before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    /// The session.
    pub session: i64,
    /// What is stored of it while it is valid.
    pub stored: String,
}

impl RefreshTokens {
    /// Refresh tokens of these keys.
    pub fn new(keys: &Keys, sources: Sources) -> Self {
        Self { tag: keys.mac("refresh-token-tag"), stored: keys.mac("refresh-token"), sources }
    }

    /// A new token for this session, and what to store of it.
    pub fn issue(&self, session: i64) -> (Zeroizing<String>, String) {
        let random = Zeroizing::new(self.sources.bytes::<RANDOM_BYTES>());
        let session = session.to_be_bytes();
        let token = Zeroizing::new([&session[..], &random[..], &self.tag(&session, &random)].concat());
        (Zeroizing::new(BASE64URL_NOPAD.encode(&token)), self.stored(&session, &random))
    }

    /// Reads a token; `None` when we did not issue it.
    pub fn read(&self, token: &str) -> Option<Presented> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(token.as_bytes()).ok()?);
        let (session, rest) = bytes.split_first_chunk::<8>()?;
        let (random, tag) = rest.split_first_chunk::<RANDOM_BYTES>()?;
        let ours = bool::from(self.tag(session, random).ct_eq(tag));
        ours.then(|| Presented {
            session: i64::from_be_bytes(*session),
            stored: self.stored(session, random),
        })
    }

    fn tag(&self, session: &[u8; 8], random: &[u8; RANDOM_BYTES]) -> [u8; TAG_BYTES] {
        let mut tag = [0; TAG_BYTES];
        tag.copy_from_slice(&self.tag.mac(&[session, random])[..TAG_BYTES]);
        tag
    }

    fn stored(&self, session: &[u8; 8], random: &[u8; RANDOM_BYTES]) -> String {
        BASE64URL_NOPAD.encode(&self.stored.mac(&[session, random]))
    }
}

const RANDOM_BYTES: usize = 32;
const TAG_BYTES: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::sources;

    #[test]
    fn only_issued_tokens_are_read() {
        let sources = sources();
        let refresh = RefreshTokens::new(&Keys::generate(&sources).unwrap(), sources.clone());
        let (token, stored) = refresh.issue(7);
        assert_eq!(refresh.read(&token), Some(Presented { session: 7, stored: stored.clone() }));
        let (next, stored_next) = refresh.issue(7);
        assert!(next != token && stored_next != stored);
        assert!(!token.contains(&stored));
        let others = RefreshTokens::new(&Keys::generate(&sources).unwrap(), sources);
        assert_eq!(others.read(&token), None);
        for broken in
            ["", "AAAA", &token[..token.len() - 2], &format!("{}A", *token), &format!("B{}", &token[1..])]
        {
            assert_eq!(refresh.read(broken), None, "{broken}");
        }
    }
}
