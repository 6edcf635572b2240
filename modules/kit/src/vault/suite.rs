//! The algorithms of encryption and keyed hashing: the international ones or the national ones of China.

use aes_gcm::aead::AeadInPlace as _;
use aes_gcm::aead::generic_array::GenericArray;
use aws_lc_rs::{aead, hmac as sha_hmac};
use hmac::Mac as _;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Bytes of a key.
pub const KEY_BYTES: usize = 32;
/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 12;

/// Which algorithms encrypt and hash. A value says by a letter which ones it was made with, so both read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Suite {
    /// AES-256-GCM and HMAC-SHA-256.
    #[default]
    International,
    /// SM4-GCM (GB/T 32907, RFC 8998) and HMAC-SM3 (GB/T 32905).
    National,
}

type Sm4Gcm = aes_gcm::AesGcm<sm4::Sm4, aes_gcm::aead::consts::U12>;
type HmacSm3 = hmac::Hmac<sm3::Sm3>;

/// The encrypted text is not one of this key, suite and place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CannotOpen;

impl Suite {
    /// Its name in the configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::International => "international",
            Self::National => "national",
        }
    }

    /// The letter that marks its values.
    pub(super) const fn letter(self) -> char {
        match self {
            Self::International => 'a',
            Self::National => 's',
        }
    }

    pub(super) fn of_letter(letter: &str) -> Option<Self> {
        match letter {
            "a" => Some(Self::International),
            "s" => Some(Self::National),
            _ => None,
        }
    }

    /// Keyed hash of the parts, one after another.
    pub(crate) fn mac(self, key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::International => {
                let mut context =
                    sha_hmac::Context::with_key(&sha_hmac::Key::new(sha_hmac::HMAC_SHA256, key));
                parts.iter().for_each(|part| context.update(part));
                context.sign().as_ref().to_vec()
            }
            Self::National => {
                // an HMAC takes a key of any length
                let Ok(mut mac) = <HmacSm3 as hmac::Mac>::new_from_slice(key) else { return Vec::new() };
                parts.iter().for_each(|part| mac.update(part));
                mac.finalize().into_bytes().to_vec()
            }
        }
    }

    /// Encrypts `text` in place for this place (the authenticated data) and appends the tag.
    pub(super) fn seal(
        self,
        key: &[u8; KEY_BYTES],
        nonce: [u8; NONCE_BYTES],
        place: &[u8],
        text: &mut Vec<u8>,
    ) -> Result<(), CannotOpen> {
        match self {
            Self::International => aes(key)?
                .seal_in_place_append_tag(
                    aead::Nonce::assume_unique_for_key(nonce),
                    aead::Aad::from(place),
                    text,
                )
                .map_err(|_| CannotOpen),
            Self::National => sm4(key)
                .encrypt_in_place(GenericArray::from_slice(&nonce), place, text)
                .map_err(|_| CannotOpen),
        }
    }

    /// Decrypts in place what [`Suite::seal`] gave, and cuts the tag off.
    pub(super) fn open(
        self,
        key: &[u8; KEY_BYTES],
        nonce: [u8; NONCE_BYTES],
        place: &[u8],
        text: &mut Vec<u8>,
    ) -> Result<(), CannotOpen> {
        match self {
            Self::International => {
                let nonce = aead::Nonce::assume_unique_for_key(nonce);
                let plain = aes(key)?.open_in_place(nonce, aead::Aad::from(place), text);
                let length = plain.map_err(|_| CannotOpen)?.len();
                text.truncate(length);
                Ok(())
            }
            Self::National => sm4(key)
                .decrypt_in_place(GenericArray::from_slice(&nonce), place, text)
                .map_err(|_| CannotOpen),
        }
    }
}

fn aes(key: &[u8; KEY_BYTES]) -> Result<aead::LessSafeKey, CannotOpen> {
    aead::UnboundKey::new(&aead::AES_256_GCM, key).map(aead::LessSafeKey::new).map_err(|_| CannotOpen)
}

/// SM4 has keys of 16 bytes: they are derived, so that a key never serves two ciphers.
fn sm4(key: &[u8; KEY_BYTES]) -> Sm4Gcm {
    use aes_gcm::KeyInit as _;
    let derived = Zeroizing::new(Suite::National.mac(key, &[b"sm4-gcm"]));
    Sm4Gcm::new(GenericArray::from_slice(&derived[..16]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::HEXLOWER_PERMISSIVE as HEX;

    #[test]
    fn sm4_gcm_gives_what_rfc_8998_states() {
        // RFC 8998, appendix A.1
        let key = HEX.decode(b"0123456789ABCDEFFEDCBA9876543210").unwrap();
        let nonce = HEX.decode(b"00001234567800000000ABCD").unwrap();
        let place = HEX.decode(b"FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2").unwrap();
        let blocks = ["AA", "BB", "CC", "DD", "EE", "FF", "EE", "AA"].map(|byte| byte.repeat(8)).concat();
        let mut text = HEX.decode(blocks.as_bytes()).unwrap();
        use aes_gcm::KeyInit as _;
        let cipher = Sm4Gcm::new(GenericArray::from_slice(&key));
        cipher.encrypt_in_place(GenericArray::from_slice(&nonce), &place, &mut text).unwrap();
        let expected = "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d83de3541e4c2b58177e065a9bf7b62ec";
        assert_eq!(HEX.encode(&text), expected);
    }

    #[test]
    fn sm3_gives_what_gb_t_32905_states() {
        use sm3::Digest as _;
        let hash = sm3::Sm3::digest(b"abc");
        assert_eq!(HEX.encode(&hash), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    #[test]
    fn hmac_sm3_gives_what_gm_t_0042_states() {
        // GM/T 0042-2015, appendix D.3
        let key: Vec<u8> = (1..=37).collect();
        let text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".repeat(2);
        for (length, text, expected) in [
            (32, text.as_bytes(), "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"),
            (37, &[0xcd; 50][..], "220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae"),
        ] {
            assert_eq!(HEX.encode(&Suite::National.mac(&key[..length], &[text])), expected);
        }
    }

    #[test]
    fn each_suite_opens_only_its_own() {
        for (suite, other) in
            [(Suite::International, Suite::National), (Suite::National, Suite::International)]
        {
            let mut text = b"13800000000".to_vec();
            suite.seal(&[3; 32], [1; 12], b"here", &mut text).unwrap();
            assert_eq!(text.len(), 11 + 16);
            assert!(other.open(&[3; 32], [1; 12], b"here", &mut text.clone()).is_err());
            assert!(suite.open(&[4; 32], [1; 12], b"here", &mut text.clone()).is_err());
            assert!(suite.open(&[3; 32], [1; 12], b"there", &mut text.clone()).is_err());
            suite.open(&[3; 32], [1; 12], b"here", &mut text).unwrap();
            assert_eq!(text, b"13800000000");
            assert_eq!(suite.mac(b"k", &[b"a", b"b"]), suite.mac(b"k", &[b"ab"]));
            assert_ne!(suite.mac(b"k", &[b"a"]), other.mac(b"k", &[b"a"]));
        }
    }
}
