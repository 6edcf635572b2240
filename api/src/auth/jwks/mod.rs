//! Public keys (RFC 7517): our own for others, and those of outside issuers for us.

mod cache;
mod fetch;
mod outside;

pub use fetch::FetchLimits;
pub use outside::{BadIssuer, OutsideClaims, OutsideIssuer, OutsideIssuers, VerifiedNumber};

use super::keys::Keys;
use axum::Router;
use axum::routing::get;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use jsonwebtoken::jwk::{Jwk, JwkSet};

/// Where the own public keys are read.
pub const PATH: &str = "/.well-known/jwks.json";

/// Answers `GET /.well-known/jwks.json` with the public halves of all signing keys whose tokens are accepted. Caches
/// may keep it for five minutes: a new signing key should be added that long before it signs.
pub fn routes<S: Clone + Send + Sync + 'static>(keys: &Keys) -> Router<S> {
    let body = document(keys);
    let headers = [(CONTENT_TYPE, "application/jwk-set+json"), (CACHE_CONTROL, "public, max-age=300")];
    Router::new().route(PATH, get(move || async move { (headers, body) }))
}

fn document(keys: &Keys) -> String {
    let keys: Vec<Jwk> = keys.signing_keys().iter().map(|k| k.public().clone()).collect();
    serde_json::to_string(&JwkSet { keys }).expect("public keys are plain JSON")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::{ec_pem, rsa_pem, sources};
    use crate::auth::keys::{Algorithm, SigningKey};
    use http::Request;
    use http_body_util::BodyExt;
    use serde_json::Value;
    use tower::ServiceExt;

    #[tokio::test]
    async fn every_kind_of_own_key_is_published_without_its_private_half() {
        let mut keys = Keys::generate(&sources()).unwrap();
        keys.also_accept(SigningKey::from_pem(Algorithm::Es256, &ec_pem()).unwrap());
        keys.also_accept(SigningKey::from_pem(Algorithm::Rs256, &rsa_pem()).unwrap());
        let request = Request::get(PATH).body(axum::body::Body::empty()).unwrap();
        let answer = routes(&keys).oneshot(request).await.unwrap();
        assert_eq!(answer.headers()[CACHE_CONTROL], "public, max-age=300");
        assert_eq!(answer.headers()[CONTENT_TYPE], "application/jwk-set+json");
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let set: Value = serde_json::from_slice(&body).unwrap();
        for (i, members) in [
            &["alg", "crv", "kid", "kty", "use", "x"][..],
            &["alg", "crv", "kid", "kty", "use", "x", "y"],
            &["alg", "e", "kid", "kty", "n", "use"],
        ]
        .iter()
        .enumerate()
        {
            let key = set["keys"][i].as_object().unwrap();
            let mut found: Vec<_> = key.keys().map(String::as_str).collect();
            found.sort_unstable();
            assert_eq!(found, *members);
            assert_eq!(
                (&key["kid"], &key["use"]),
                (&Value::from(keys.signing_keys()[i].kid()), &"sig".into())
            );
        }
        let kinds = ["OKP", "EC", "RSA"].map(Value::from);
        assert!(set["keys"].as_array().unwrap().iter().zip(&kinds).all(|(k, kty)| k["kty"] == *kty));
    }
}
