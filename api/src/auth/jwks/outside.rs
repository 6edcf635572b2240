//! Tokens that outside issuers signed.

use super::cache::IssuerKeys;
use super::fetch::{FetchLimits, client};
use crate::auth::keys::Algorithm;
use crate::auth::token::{Expected, Refusal, checked, header_of};
use arc_swap::ArcSwapOption;
use data_encoding::BASE64URL_NOPAD;
use kit::sources::Sources;
use serde::{Deserialize, Deserializer, de};
use serde_json::{Map, Value};
use std::sync::Arc;
use tokio::sync::Mutex;
use url::{Host, Url};

/// An issuer whose tokens are accepted, as configured.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsideIssuer {
    /// `iss` of its tokens.
    pub issuer: String,
    /// `aud` of tokens that are meant for us.
    pub audience: String,
    /// Where it publishes its keys: https, or http on this machine.
    #[serde(deserialize_with = "address")]
    pub jwks_url: Url,
    /// The only algorithm of its tokens.
    #[serde(default)]
    pub algorithm: Algorithm,
    /// The claim that holds the name of the account here, e.g. `preferred_username`.
    #[serde(default = "subject")]
    pub account_claim: String,
    /// The claim that holds the identity number (GB 11643) which the issuer verified, e.g. `id_number`: an account of a
    /// resident that comes in so is bound to the person with this number. None binds nobody.
    #[serde(default)]
    pub identity_claim: Option<String>,
    /// Accepted types of its tokens; `at+jwt` and `JWT` by default.
    #[serde(default = "types")]
    pub types: Vec<String>,
    /// Rights are the account's, whatever the scopes of a token; for issuers whose scopes name nothing here, such as
    /// `openid profile`. Otherwise a token with scopes grants no more than the resources that they name.
    #[serde(default)]
    pub ignore_scopes: bool,
}

/// What a valid token of an outside issuer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideClaims {
    /// Who issued it.
    pub issuer: String,
    /// Name of the account here.
    pub account: String,
    /// The identity number that the issuer verified, where it is to be believed.
    pub identity: Option<VerifiedNumber>,
    /// When it expires, in milliseconds.
    pub expires_at: i64,
    /// Granted scopes, space-separated; none when the token is not limited to scopes.
    pub scope: Option<String>,
}

/// An identity number in a token; nothing prints it.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifiedNumber(String);

impl VerifiedNumber {
    /// The number itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for VerifiedNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VerifiedNumber")
    }
}

/// All outside issuers.
#[derive(Clone, Debug)]
pub struct OutsideIssuers {
    issuers: Arc<[(OutsideIssuer, Arc<IssuerKeys>)]>,
    sources: Sources,
    leeway: i64,
}

impl OutsideIssuers {
    /// The configured issuers; `leeway` is the seconds by which clocks may differ. Nothing is fetched yet.
    ///
    /// # Errors
    /// When an address is neither https nor on this machine, or an issuer is named twice.
    pub fn new(
        issuers: Vec<OutsideIssuer>,
        limits: FetchLimits,
        leeway: i64,
        sources: Sources,
    ) -> Result<Self, BadIssuer> {
        let http = client(limits).map_err(BadIssuer::Client)?;
        for (i, issuer) in issuers.iter().enumerate() {
            must_be_safe(&issuer.jwks_url)?;
            if issuers[..i].iter().any(|other| other.issuer == issuer.issuer) {
                return Err(BadIssuer::Twice(issuer.issuer.clone()));
            }
        }
        let with_keys = |issuer: OutsideIssuer| {
            let keys = IssuerKeys {
                url: issuer.jwks_url.clone(),
                algorithm: issuer.algorithm,
                http: http.clone(),
                limits,
                sources: sources.clone(),
                held: ArcSwapOption::empty(),
                reading: Mutex::new(None),
            };
            (issuer, Arc::new(keys))
        };
        Ok(Self { issuers: issuers.into_iter().map(with_keys).collect(), sources, leeway })
    }

    /// True when the token claims to be of one of these issuers. Nothing about it is proved yet.
    pub fn claims_to_be_of(&self, token: &str) -> bool {
        self.issuer_of(token).is_ok()
    }

    /// What a valid token says.
    ///
    /// # Errors
    /// Why it is not valid, or [`Refusal::KeysUnavailable`] when its issuer's keys cannot be read.
    pub async fn verify(&self, token: &str) -> Result<OutsideClaims, Refusal> {
        let header = header_of(token)?;
        let (issuer, keys) = self.issuer_of(token)?;
        header.must_be_of_type(&issuer.types.iter().map(String::as_str).collect::<Vec<_>>())?;
        let key = keys.key(header.kid.as_deref().ok_or(Refusal::Key)?).await?;
        let expected = Expected {
            algorithm: issuer.algorithm,
            issuer: &issuer.issuer,
            audience: &issuer.audience,
            leeway: self.leeway,
        };
        let claims = checked(token, &key, &expected, self.sources.now())?;
        let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
        let expires = claims.get("exp").and_then(Value::as_f64).ok_or(Refusal::Claim("exp"))?;
        Ok(OutsideClaims {
            issuer: issuer.issuer.clone(),
            account: text(&issuer.account_claim).ok_or(Refusal::Claim("account"))?,
            identity: issuer.identity_claim.as_deref().and_then(text).map(VerifiedNumber),
            expires_at: (expires * 1_000.0) as i64,
            scope: text("scope").filter(|_| !issuer.ignore_scopes),
        })
    }

    fn issuer_of(&self, token: &str) -> Result<&(OutsideIssuer, Arc<IssuerKeys>), Refusal> {
        let claims = token.split('.').nth(1).ok_or(Refusal::Malformed)?;
        let claims = BASE64URL_NOPAD.decode(claims.as_bytes()).map_err(|_| Refusal::Malformed)?;
        let claims: Map<String, Value> = serde_json::from_slice(&claims).map_err(|_| Refusal::Malformed)?;
        let claimed = claims.get("iss").and_then(Value::as_str).ok_or(Refusal::Issuer)?;
        self.issuers.iter().find(|(issuer, _)| issuer.issuer == claimed).ok_or(Refusal::Issuer)
    }
}

/// Why an outside issuer cannot be used.
#[derive(Debug)]
pub enum BadIssuer {
    /// Its keys would be fetched without protection; the address.
    Unsafe(Url),
    /// It is configured twice; its name.
    Twice(String),
    /// There is no HTTP client.
    Client(reqwest::Error),
}

impl std::fmt::Display for BadIssuer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unsafe(url) => write!(f, "the keys of an issuer must be fetched by https: {url}"),
            Self::Twice(issuer) => write!(f, "the issuer {issuer} is configured twice"),
            Self::Client(_) => f.write_str("no HTTP client could be made for the keys of outside issuers"),
        }
    }
}

impl std::error::Error for BadIssuer {}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(|_| de::Error::custom("jwks_url is not an address"))
}

fn subject() -> String {
    "sub".into()
}

fn types() -> Vec<String> {
    vec!["at+jwt".into(), "JWT".into()]
}

fn must_be_safe(url: &Url) -> Result<(), BadIssuer> {
    let here = match url.host() {
        Some(Host::Ipv4(v4)) => v4.is_loopback(),
        Some(Host::Ipv6(v6)) => v6.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match url.scheme() {
        "https" => Ok(()),
        "http" if here => Ok(()),
        _ => Err(BadIssuer::Unsafe(url.clone())),
    }
}

#[cfg(test)]
#[path = "outside_tests.rs"]
mod tests;
