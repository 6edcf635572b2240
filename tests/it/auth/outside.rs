//! Tokens of an outside issuer, whose keys are fetched from a server on this machine.

use super::town::{Town, keys, rules};
use crate::harness::on_each_database;
use crate::harness::platform::{Hands, sources};
use api::auth::jwks::{self, OutsideIssuer};
use api::auth::{
    AuthRules,
    token::{TokenRules, Tokens},
};
use serde_json::json;

const ISSUER: &str = "https://city.example";

/// The issuer's tokens, and where its keys are.
async fn city(clock: &Hands) -> (Tokens, OutsideIssuer) {
    let keys = keys(3, clock);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}{}", listener.local_addr().unwrap(), jwks::PATH);
    let server = axum::serve(listener, jwks::routes(&keys));
    tokio::spawn(async move { server.await.unwrap() });
    let tokens = TokenRules { issuer: ISSUER.into(), audience: "wangge".into(), ..TokenRules::default() };
    let issuer = json!({ "issuer": ISSUER, "audience": "wangge", "jwks_url": url, "account_claim": "sub" });
    let tokens = Tokens::new(tokens, keys, sources(clock)).unwrap();
    (tokens, serde_json::from_value(issuer).unwrap())
}

#[tokio::test]
async fn an_account_comes_in_by_its_name_elsewhere() {
    on_each_database(async |database| {
        let clock = Hands::default();
        let (tokens, issuer) = city(&clock).await;
        let own = keys(1, &clock);
        let town = Town::with(database, clock, own, AuthRules { outside: vec![issuer], ..rules() }).await;
        let id = town.account("4711").await;
        town.appoint(id, "clerk", "340705001").await;
        let client = town.nobody().with_token(tokens.issue(4_711, 1, None).unwrap().0);
        assert_eq!(client.query("{ bell }", json!({})).await["bell"], 12);
        client.expect_error("mutation { logout { ended } }", json!({}), "FORBIDDEN", "logout").await;
        let stranger = town.nobody().with_token(tokens.issue(4_712, 1, None).unwrap().0);
        stranger.expect_error("{ bell }", json!({}), "UNAUTHENTICATED", "").await;
        town.appoint(id, "guard", "340705").await;
        client.expect_error("{ bell }", json!({}), "UNAUTHENTICATED", "").await;
    })
    .await;
}
