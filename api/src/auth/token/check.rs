//! What is checked on every token, own or of an outside issuer.

use super::refusal::Refusal;
use crate::auth::keys::Algorithm;
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{DecodingKey, Validation};
use serde_json::{Map, Value};

/// What the header of a token says that matters here.
#[derive(Debug)]
pub struct Header {
    /// Key id.
    pub kid: Option<String>,
    typ: Option<String>,
}

impl Header {
    /// Refuses a token of another type. A missing type is refused too; `application/` may stand before.
    pub fn must_be_of_type(&self, accepted: &[&str]) -> Result<(), Refusal> {
        let typ = self.typ.as_deref().ok_or(Refusal::Type)?.to_ascii_lowercase();
        let short = typ.strip_prefix("application/").unwrap_or(&typ);
        accepted.iter().any(|a| a.eq_ignore_ascii_case(short)).then_some(()).ok_or(Refusal::Type)
    }
}

/// What a token must be.
#[derive(Debug)]
pub struct Expected<'a> {
    /// The only algorithm.
    pub algorithm: Algorithm,
    /// `iss`.
    pub issuer: &'a str,
    /// Must be among `aud`.
    pub audience: &'a str,
    /// Seconds by which clocks may differ.
    pub leeway: i64,
}

/// The header, not yet trusted. Refuses tokens over 8 KiB and any `crit`.
pub fn header_of(token: &str) -> Result<Header, Refusal> {
    if token.len() > MAXIMUM_BYTES {
        return Err(Refusal::Malformed);
    }
    let header = token.split('.').next().unwrap_or_default();
    let header = BASE64URL_NOPAD.decode(header.as_bytes()).map_err(|_| Refusal::Malformed)?;
    let header: Map<String, Value> = serde_json::from_slice(&header).map_err(|_| Refusal::Malformed)?;
    if header.contains_key("crit") {
        return Err(Refusal::Critical);
    }
    let text = |name: &str| header.get(name).and_then(Value::as_str).map(str::to_owned);
    Ok(Header { kid: text("kid"), typ: text("typ") })
}

/// The claims of a token, after its signature, issuer, audience and times (`now` in milliseconds) were checked.
/// `exp` and `nbf` are required.
pub fn checked(
    token: &str,
    key: &DecodingKey,
    expected: &Expected<'_>,
    now: i64,
) -> Result<Map<String, Value>, Refusal> {
    let mut signature_only = Validation::new(expected.algorithm.into());
    signature_only.required_spec_claims.clear();
    signature_only.validate_exp = false;
    signature_only.validate_aud = false;
    let decoded = jsonwebtoken::decode::<Map<String, Value>>(token, key, &signature_only);
    let claims = decoded.map_err(|e| refusal_of(e.kind()))?.claims;
    if claims.get("iss").and_then(Value::as_str) != Some(expected.issuer) {
        return Err(Refusal::Issuer);
    }
    if !names(claims.get("aud"), expected.audience) {
        return Err(Refusal::Audience);
    }
    let now = now as f64 / 1_000.0;
    let leeway = expected.leeway as f64;
    if now >= time(&claims, "exp")? + leeway {
        return Err(Refusal::Expired);
    }
    if now + leeway < time(&claims, "nbf")? {
        return Err(Refusal::NotYetValid);
    }
    Ok(claims)
}

/// Longest accepted token; ours have about 500 bytes.
const MAXIMUM_BYTES: usize = 8 * 1_024;

/// `aud` is a string or a list of strings.
fn names(aud: Option<&Value>, audience: &str) -> bool {
    match aud {
        Some(Value::String(one)) => one == audience,
        Some(Value::Array(many)) => many.iter().any(|a| a.as_str() == Some(audience)),
        _ => false,
    }
}

/// Seconds since 1970, whole or not.
fn time(claims: &Map<String, Value>, name: &'static str) -> Result<f64, Refusal> {
    claims.get(name).and_then(Value::as_f64).ok_or(Refusal::Claim(name))
}

fn refusal_of(kind: &ErrorKind) -> Refusal {
    match kind {
        ErrorKind::InvalidSignature => Refusal::Signature,
        ErrorKind::InvalidAlgorithm | ErrorKind::InvalidAlgorithmName => Refusal::Algorithm,
        ErrorKind::InvalidKeyFormat => Refusal::Key,
        _ => Refusal::Malformed,
    }
}
