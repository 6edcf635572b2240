//! One signing key: made here (Ed25519) or imported (Ed25519, ES256, RS256).

use super::secret::Secret;
use jsonwebtoken::errors::Error as JwtError;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{DecodingKey, EncodingKey};
use kit::sources::Sources;
use serde::{Deserialize, Serialize};

/// How tokens are signed (RFC 7518, RFC 8037).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// Ed25519.
    #[default]
    #[serde(rename = "EdDSA")]
    EdDsa,
    /// ECDSA on P-256 with SHA-256.
    #[serde(rename = "ES256")]
    Es256,
    /// RSASSA-PKCS1-v1_5 with SHA-256, 2,048 bits or more.
    #[serde(rename = "RS256")]
    Rs256,
}

impl Algorithm {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::EdDsa, Self::Es256, Self::Rs256];

    /// Its name in configurations and tokens.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EdDsa => "EdDSA",
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
        }
    }
}

impl From<Algorithm> for jsonwebtoken::Algorithm {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::EdDsa => Self::EdDSA,
            Algorithm::Es256 => Self::ES256,
            Algorithm::Rs256 => Self::RS256,
        }
    }
}

/// A key that signs tokens, and its public half. The private half is zeroized when dropped, and never printed.
#[derive(Debug)]
pub struct SigningKey {
    kid: String,
    algorithm: Algorithm,
    encoding: EncodingKey,
    decoding: DecodingKey,
    public: Jwk,
}

impl SigningKey {
    /// A new Ed25519 key from the injected randomness.
    pub fn generate(sources: &Sources) -> Result<Self, BadKey> {
        let mut der = ED25519_PKCS8_V1.to_vec();
        der.resize(ED25519_PKCS8_V1.len() + 32, 0);
        sources.random.fill(&mut der[ED25519_PKCS8_V1.len()..]);
        Self::from_der(Algorithm::EdDsa, Secret::new(der))
    }

    /// Imports a private key in PEM: PKCS#8, or PKCS#1 for RSA.
    pub fn from_pem(algorithm: Algorithm, pem: &[u8]) -> Result<Self, BadKey> {
        let key = match algorithm {
            Algorithm::EdDsa => EncodingKey::from_ed_pem(pem),
            Algorithm::Es256 => EncodingKey::from_ec_pem(pem),
            Algorithm::Rs256 => EncodingKey::from_rsa_pem(pem),
        };
        Self::from_der(algorithm, Secret::new(key.map_err(BadKey::Unreadable)?.as_bytes().to_vec()))
    }

    /// Imports a private key in PEM, of whichever algorithm it is.
    ///
    /// # Errors
    /// When it is of none.
    pub fn import(pem: &[u8]) -> Result<Self, BadKey> {
        let key = Algorithm::ALL.into_iter().find_map(|algorithm| Self::from_pem(algorithm, pem).ok());
        key.ok_or(BadKey::NoAlgorithm)
    }

    /// A private key in DER: PKCS#8 for Ed25519 and ES256, PKCS#1 or PKCS#8 for RS256.
    pub fn from_der(algorithm: Algorithm, private: Secret) -> Result<Self, BadKey> {
        let encoding = match algorithm {
            Algorithm::EdDsa => EncodingKey::from_ed_der(private.bytes()),
            Algorithm::Es256 => EncodingKey::from_ec_der(private.bytes()),
            Algorithm::Rs256 => EncodingKey::from_rsa_der(private.bytes()),
        };
        let mut public = Jwk::from_encoding_key(&encoding, algorithm.into()).map_err(BadKey::Unreadable)?;
        let kid = public.thumbprint(ThumbprintHash::SHA256).map_err(BadKey::Unreadable)?;
        public.common.key_id = Some(kid.clone());
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        let decoding = DecodingKey::from_jwk(&public).map_err(BadKey::Unreadable)?;
        Ok(Self { kid, algorithm, encoding, decoding, public })
    }

    /// The key id: the SHA-256 thumbprint of the public key (RFC 7638).
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// How it signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The public half as a JSON Web Key (RFC 7517).
    pub fn public(&self) -> &Jwk {
        &self.public
    }

    /// What signs.
    pub(crate) fn encoding(&self) -> &EncodingKey {
        &self.encoding
    }

    /// What verifies.
    pub(crate) fn decoding(&self) -> &DecodingKey {
        &self.decoding
    }

    /// The private half in DER, for the key file.
    pub(super) fn private(&self) -> &[u8] {
        self.encoding.as_bytes()
    }
}

/// The key cannot be used to sign.
#[derive(Debug)]
pub enum BadKey {
    /// It is not a private key of its algorithm.
    Unreadable(JwtError),
    /// It is a private key of no algorithm that signs.
    NoAlgorithm,
    /// The configuration names another algorithm.
    OtherAlgorithm,
}

impl std::fmt::Display for BadKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Unreadable(_) => {
                "this is not a private key of the named algorithm: give PEM with PKCS#8 (Ed25519, P-256) or PKCS#8 \
                 or PKCS#1 (RSA of 2,048 bits or more)"
            }
            Self::NoAlgorithm => {
                "this is no private key that signs: give PEM with PKCS#8 (Ed25519, P-256) or PKCS#8 or PKCS#1 (RSA of \
                 2,048 bits or more)"
            }
            Self::OtherAlgorithm => {
                "the key that signs is not of the configured algorithm: configure the key's, or import a key"
            }
        })
    }
}

impl std::error::Error for BadKey {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(cause) => Some(cause),
            Self::NoAlgorithm | Self::OtherAlgorithm => None,
        }
    }
}

/// What stands before the 32 bytes of an Ed25519 key in PKCS#8 version 1 (RFC 8410, section 7).
const ED25519_PKCS8_V1: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::{ec_pem, rsa_pem, sources};

    #[test]
    fn every_algorithm_is_imported() {
        assert_eq!(SigningKey::generate(&sources()).unwrap().kid().len(), 43);
        assert_eq!(SigningKey::import(&ec_pem()).unwrap().algorithm(), Algorithm::Es256);
        assert_eq!(SigningKey::import(&rsa_pem()).unwrap().algorithm(), Algorithm::Rs256);
        assert!(matches!(SigningKey::import(b"nonsense"), Err(BadKey::NoAlgorithm)));
    }

    #[test]
    fn a_key_of_another_algorithm_is_refused() {
        assert!(SigningKey::from_pem(Algorithm::EdDsa, &ec_pem()).is_err());
        assert!(SigningKey::from_pem(Algorithm::Es256, &rsa_pem()).is_err());
        assert!(SigningKey::from_pem(Algorithm::Rs256, &ec_pem()).is_err());
        assert!(SigningKey::from_pem(Algorithm::Rs256, b"nonsense").is_err());
    }
}
