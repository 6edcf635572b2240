//! Reads an issuer's public keys over HTTP, within limits.

use crate::auth::keys::Algorithm;
use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{Jwk, KeyAlgorithm, PublicKeyUse};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::Value;
use std::fmt::{Display, Formatter};
use std::time::Duration;
use url::Url;

/// Limits of a request for keys.
#[derive(Clone, Copy, Debug)]
pub struct FetchLimits {
    /// The whole request may take this long.
    pub timeout: Duration,
    /// The most bytes of an answer.
    pub bytes: usize,
}

impl Default for FetchLimits {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(5), bytes: 256 * 1_024 }
    }
}

/// Keys by their ids.
pub(super) type KeysById = FxHashMap<String, DecodingKey>;

/// Why the keys could not be read; for the log.
#[derive(Debug)]
pub(super) enum FetchFailed {
    Request(reqwest::Error),
    Status(u16),
    TooLong,
    NotASet,
}

impl Display for FetchFailed {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Request(cause) if cause.is_timeout() => f.write_str("the issuer does not answer in time"),
            Self::Request(_) => f.write_str("the issuer does not answer"),
            Self::Status(status) => write!(f, "the issuer answers with status {status}"),
            Self::TooLong => f.write_str("the answer is too long"),
            Self::NotASet => f.write_str("the answer is no JSON Web Key Set"),
        }
    }
}

impl From<reqwest::Error> for FetchFailed {
    fn from(cause: reqwest::Error) -> Self {
        Self::Request(cause)
    }
}

/// A client that follows no redirect and asks no proxy of the environment.
pub(super) fn client(limits: FetchLimits) -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .timeout(limits.timeout)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
}

/// The keys at `url` that sign by this algorithm. Others are left out.
pub(super) async fn fetch(
    http: &reqwest::Client,
    url: &Url,
    algorithm: Algorithm,
    limits: FetchLimits,
) -> Result<KeysById, FetchFailed> {
    let mut answer = http.get(url.clone()).send().await?;
    if answer.status() != reqwest::StatusCode::OK {
        return Err(FetchFailed::Status(answer.status().as_u16()));
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > limits.bytes {
            return Err(FetchFailed::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    let set: Set = serde_json::from_slice(&body).map_err(|_| FetchFailed::NotASet)?;
    Ok(set.keys.into_iter().filter_map(|key| usable(key, algorithm)).collect())
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<Value>,
}

fn usable(key: Value, algorithm: Algorithm) -> Option<(String, DecodingKey)> {
    let key: Jwk = serde_json::from_value(key).ok()?;
    let wanted = jsonwebtoken::Algorithm::from(algorithm);
    let signs = matches!(key.common.public_key_use, None | Some(PublicKeyUse::Signature));
    let right = key.common.key_algorithm.is_none_or(|a| a == KeyAlgorithm::from(wanted));
    let decoding = DecodingKey::from_jwk(&key).ok()?;
    (signs && right && decoding.family() == wanted.family()).then_some((key.common.key_id?, decoding))
}
