use super::*;
use crate::auth::fixtures::{Hands, ec_pem, rsa_pem, timed};
use crate::auth::jwks::document;
use crate::auth::keys::{Keys, SigningKey};
use crate::auth::token::{TokenRules, Tokens};
use axum::Router;
use axum::routing::get;
use kit::vault::Suite;
use std::sync::Mutex as SyncMutex;
use std::time::Duration;
use tokio::sync::watch;

/// An issuer on this machine, whose answer and time are decided by the test.
struct Elsewhere {
    tokens: Tokens,
    keys: Arc<Keys>,
    body: Arc<SyncMutex<String>>,
    asked: watch::Receiver<u32>,
    issuers: OutsideIssuers,
    hands: Arc<Hands>,
}

async fn elsewhere(algorithm: Algorithm) -> Elsewhere {
    let (sources, hands) = timed();
    let signing = match algorithm {
        Algorithm::EdDsa => SigningKey::generate(&sources).unwrap(),
        Algorithm::Es256 => SigningKey::from_pem(algorithm, &ec_pem()).unwrap(),
        Algorithm::Rs256 => SigningKey::from_pem(algorithm, &rsa_pem()).unwrap(),
    };
    let keys = Arc::new(Keys::generate_with(signing, Suite::default(), &sources));
    let rules = TokenRules {
        algorithm,
        issuer: "https://elsewhere.example".into(),
        lifetime: 100_000,
        ..TokenRules::default()
    };
    let body = Arc::new(SyncMutex::new(document(&keys)));
    let (url, asked) = serve(body.clone()).await;
    let issuer: OutsideIssuer = serde_json::from_value(serde_json::json!({
        "issuer": "https://elsewhere.example", "audience": "wangge", "jwks_url": url.as_str(), "algorithm": algorithm,
    }))
    .unwrap();
    let limits = FetchLimits { timeout: Duration::from_secs(5), bytes: 10_000 };
    Elsewhere {
        tokens: Tokens::new(rules, keys.clone(), sources.clone()).unwrap(),
        keys,
        body,
        asked,
        issuers: OutsideIssuers::new(vec![issuer], limits, 5, sources).unwrap(),
        hands,
    }
}

/// Serves `body`, `""` being a fault, and counts who asks.
async fn serve(body: Arc<SyncMutex<String>>) -> (Url, watch::Receiver<u32>) {
    let (count, asked) = watch::channel(0);
    let answer = move || {
        count.send_modify(|n| *n += 1);
        let body = body.lock().unwrap().clone();
        let status = if body.is_empty() { http::StatusCode::BAD_GATEWAY } else { http::StatusCode::OK };
        async move { (status, body) }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/keys", listener.local_addr().unwrap()).parse().unwrap();
    tokio::spawn(axum::serve(listener, Router::new().route("/keys", get(answer))).into_future());
    (url, asked)
}

impl Elsewhere {
    fn token(&self) -> String {
        self.tokens.issue(7, 9, Some("places".into())).unwrap().0
    }

    async fn verify(&self) -> Result<String, Refusal> {
        self.issuers.verify(&self.token()).await.map(|claims| claims.account)
    }

    fn asked(&self) -> u32 {
        *self.asked.borrow()
    }

    fn answer(&self, body: &str) {
        *self.body.lock().unwrap() = body.into();
    }
}

#[tokio::test]
async fn a_token_of_each_algorithm_is_accepted_with_one_request() {
    for algorithm in [Algorithm::EdDsa, Algorithm::Es256, Algorithm::Rs256] {
        let there = elsewhere(algorithm).await;
        let claims = there.issuers.verify(&there.token()).await.unwrap();
        assert_eq!((claims.account.as_str(), claims.scope.as_deref()), ("7", Some("places")));
        assert_eq!(claims.issuer, "https://elsewhere.example");
        assert_eq!(there.verify().await, Ok("7".into()));
        assert_eq!(there.asked(), 1);
    }
}

#[tokio::test]
async fn many_at_once_ask_once() {
    let there = elsewhere(Algorithm::EdDsa).await;
    let all = futures_util::future::join_all((0..20).map(|_| there.verify())).await;
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(there.asked(), 1);
}

#[tokio::test]
async fn stale_keys_are_used_while_they_are_read_again() {
    let mut there = elsewhere(Algorithm::EdDsa).await;
    there.verify().await.unwrap();
    there.hands.forward(600);
    there.verify().await.unwrap();
    assert_eq!(there.asked(), 1, "still fresh");
    there.answer("");
    there.hands.forward(1);
    assert!(there.verify().await.is_ok(), "stale, and the issuer is at fault");
    let again = tokio::time::timeout(Duration::from_secs(10), there.asked.wait_for(|n| *n == 2)).await;
    assert!(again.unwrap().is_ok());
    there.hands.forward(3_600);
    assert_eq!(there.verify().await, Err(Refusal::KeysUnavailable), "too old");
}

#[tokio::test]
async fn an_unknown_key_has_them_read_again_once_a_minute() {
    let there = elsewhere(Algorithm::EdDsa).await;
    there.answer(r#"{"keys": []}"#);
    assert_eq!(there.verify().await, Err(Refusal::Key));
    there.answer(&document(&there.keys));
    assert_eq!(there.verify().await, Err(Refusal::Key), "not asked again yet");
    there.hands.forward(59);
    assert_eq!(there.verify().await, Err(Refusal::Key));
    assert_eq!(there.asked(), 1);
    there.hands.forward(1);
    assert_eq!(there.verify().await, Ok("7".into()));
    assert_eq!(there.asked(), 2);
}

#[tokio::test]
async fn bad_answers_are_no_keys() {
    let there = elsewhere(Algorithm::EdDsa).await;
    for bad in
        ["", "nonsense", r#"{"keys": 1}"#, &format!(r#"{{"keys": [], "x": "{}"}}"#, "x".repeat(10_000))]
    {
        there.answer(bad);
        assert_eq!(there.verify().await, Err(Refusal::KeysUnavailable), "{bad:.20}");
        there.hands.forward(5);
    }
    assert_eq!(there.asked(), 4);
    there.answer(&document(&there.keys));
    assert_eq!(there.verify().await, Ok("7".into()));
}

#[tokio::test]
async fn a_silent_issuer_is_given_up() {
    let there = elsewhere(Algorithm::EdDsa).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut issuer = there.issuers.issuers[0].0.clone();
    issuer.jwks_url = format!("http://{}/", listener.local_addr().unwrap()).parse().unwrap();
    let limits = FetchLimits { timeout: Duration::from_millis(50), ..FetchLimits::default() };
    let issuers = OutsideIssuers::new(vec![issuer], limits, 5, timed().0).unwrap();
    assert_eq!(issuers.verify(&there.token()).await, Err(Refusal::KeysUnavailable));
}

#[tokio::test]
async fn only_configured_issuers_and_their_audience_are_accepted() {
    let there = elsewhere(Algorithm::EdDsa).await;
    let rules = |issuer: &str, audience: &str| TokenRules {
        issuer: issuer.into(),
        audience: audience.into(),
        ..TokenRules::default()
    };
    for (issuer, audience, expected) in [
        ("https://another.example", "wangge", Refusal::Issuer),
        ("https://elsewhere.example", "another", Refusal::Audience),
    ] {
        let tokens = Tokens::new(rules(issuer, audience), there.keys.clone(), timed().0).unwrap();
        let token = tokens.issue(7, 9, None).unwrap().0;
        assert_eq!(there.issuers.verify(&token).await, Err(expected));
        assert_eq!(there.issuers.claims_to_be_of(&token), expected == Refusal::Audience);
    }
    assert!(!there.issuers.claims_to_be_of("nonsense"));
}

#[test]
fn addresses_must_be_safe_and_issuers_different() {
    let issuer = |url: &str| OutsideIssuer {
        issuer: "x".into(),
        audience: "x".into(),
        jwks_url: url.parse().unwrap(),
        algorithm: Algorithm::EdDsa,
        account_claim: subject(),
        identity_claim: None,
        types: types(),
        ignore_scopes: false,
    };
    let new = |urls: &[&str]| {
        let issuers = urls.iter().map(|u| issuer(u)).collect();
        OutsideIssuers::new(issuers, FetchLimits::default(), 5, timed().0)
    };
    assert!(new(&["https://elsewhere.example/keys"]).is_ok());
    assert!(matches!(new(&["http://elsewhere.example/keys"]), Err(BadIssuer::Unsafe(_))));
    assert!(matches!(new(&["file:///etc/passwd"]), Err(BadIssuer::Unsafe(_))));
    assert!(matches!(new(&["https://a.example", "https://b.example"]), Err(BadIssuer::Twice(_))));
}
