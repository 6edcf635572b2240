//! Bearer tokens of the platform itself: JWTs as RFC 9068 describes them.
//!
//! A token names an account and a session and nothing of what they may do: rights are read from the database, so
//! that a removal works at once. The algorithm is fixed by configuration. The time is the injected clock's.

mod check;
mod refusal;

pub use check::{Expected, Header, checked, header_of};
pub use refusal::Refusal;

pub use super::keys::Algorithm;

use super::keys::{BadKey, Keys, SigningKey};
use data_encoding::BASE64URL_NOPAD;
use kit::Error;
use kit::sources::Sources;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;

/// How tokens are made and checked.
#[derive(Clone, Debug)]
pub struct TokenRules {
    /// The only algorithm that is accepted.
    pub algorithm: Algorithm,
    /// `iss` of own tokens, e.g. the address of this deployment.
    pub issuer: String,
    /// `aud` of own tokens.
    pub audience: String,
    /// Seconds by which clocks may differ.
    pub leeway: i64,
    /// Seconds that a token lives.
    pub lifetime: i64,
}

impl Default for TokenRules {
    fn default() -> Self {
        Self {
            algorithm: Algorithm::EdDsa,
            issuer: "wangge".into(),
            audience: "wangge".into(),
            leeway: 5,
            lifetime: 600,
        }
    }
}

/// What a token of the platform says. Times are seconds since 1970 (RFC 7519, NumericDate).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Issuer.
    pub iss: String,
    /// Audience.
    pub aud: String,
    /// Account id, as a string.
    pub sub: String,
    /// Session id, as a string.
    pub sid: String,
    /// Id of this token.
    pub jti: String,
    /// When it was made.
    pub iat: i64,
    /// From when it is valid.
    pub nbf: i64,
    /// Until when it is valid.
    pub exp: i64,
    /// What a partner's client was granted, space-separated. Rights are these and the user's. None: the user's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

impl Claims {
    /// The account.
    pub fn account(&self) -> Result<i64, Refusal> {
        self.sub.parse().map_err(|_| Refusal::Claim("sub"))
    }

    /// The session.
    pub fn session(&self) -> Result<i64, Refusal> {
        self.sid.parse().map_err(|_| Refusal::Claim("sid"))
    }

    /// The granted scopes; none when the token is not limited to scopes.
    pub fn scopes(&self) -> Option<Vec<&str>> {
        self.scope.as_deref().map(|s| s.split_ascii_whitespace().collect())
    }

    /// When it expires, in milliseconds.
    pub fn expires_at(&self) -> i64 {
        self.exp.saturating_mul(1_000)
    }
}

/// Makes and checks tokens.
#[derive(Clone, Debug)]
pub struct Tokens {
    rules: TokenRules,
    keys: Arc<Keys>,
    sources: Sources,
}

impl Tokens {
    /// Tokens of these keys.
    ///
    /// # Errors
    /// When the key that signs is not of the configured algorithm.
    pub fn new(rules: TokenRules, keys: Arc<Keys>, sources: Sources) -> Result<Self, BadKey> {
        if keys.signing().algorithm() != rules.algorithm {
            return Err(BadKey::OtherAlgorithm);
        }
        Ok(Self { rules, keys, sources })
    }

    /// The rules.
    pub fn rules(&self) -> &TokenRules {
        &self.rules
    }

    /// A token for this session of this account, and what it says.
    pub fn issue(
        &self,
        account: i64,
        session: i64,
        scope: Option<String>,
    ) -> Result<(String, Claims), Error> {
        let now = self.sources.now().div_euclid(1_000);
        let claims = Claims {
            iss: self.rules.issuer.clone(),
            aud: self.rules.audience.clone(),
            sub: account.to_string(),
            sid: session.to_string(),
            jti: BASE64URL_NOPAD.encode(&self.sources.bytes::<16>()),
            iat: now,
            nbf: now,
            exp: now + self.rules.lifetime,
            scope,
        };
        let key = self.keys.signing();
        let mut header = jsonwebtoken::Header::new(key.algorithm().into());
        header.typ = Some(OWN_TYPE.into());
        header.kid = Some(key.kid().into());
        let token = jsonwebtoken::encode(&header, &claims, key.encoding()).map_err(Error::internal)?;
        Ok((token, claims))
    }

    /// What a valid token says.
    ///
    /// # Errors
    /// Why it is not valid. The caller gets [`Refusal`]'s error, which does not help to forge one.
    pub fn verify(&self, token: &str) -> Result<Claims, Refusal> {
        let header = header_of(token)?;
        header.must_be_of_type(&[OWN_TYPE])?;
        let kid = header.kid.as_deref().ok_or(Refusal::Key)?;
        let key = self.own_key(kid).ok_or(Refusal::Key)?;
        let expected = Expected {
            algorithm: self.rules.algorithm,
            issuer: &self.rules.issuer,
            audience: &self.rules.audience,
            leeway: self.rules.leeway,
        };
        let claims = checked(token, key.decoding(), &expected, self.sources.now())?;
        let claims: Claims = serde_json::from_value(Value::Object(claims)).map_err(|_| Refusal::Malformed)?;
        claims.account()?;
        claims.session()?;
        Ok(claims)
    }

    fn own_key(&self, kid: &str) -> Option<&SigningKey> {
        self.keys.signing_keys().iter().find(|k| k.kid() == kid && k.algorithm() == self.rules.algorithm)
    }
}

/// Type of an access token (RFC 9068).
pub const OWN_TYPE: &str = "at+jwt";

#[cfg(test)]
mod tests;
