//! A production start that signs with a key of its owner, and what it tells whoever runs it.

use super::site::{Site, token};
use crate::harness::command::text;
use crate::harness::process::{Home, PASSWORD};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use data_encoding::BASE64;
use jsonwebtoken::{Algorithm, decode_header};
use reqwest::Client;
use serde_json::{Value, json};

const DATABASE: &str = "sqlite://wangge.db";
const SETTINGS: &str = "log_format = \"json\"\n[tokens]\nalgorithm = \"ES256\"\n";
const QUERY: &str = "query Observed { division(code: \"340705\") { name } }";
const LOGIN: &str =
    "mutation LogIn($input: LoginInput!) { login(input: $input) { outcome tokens { accessToken } } }";
const FIGURES: [&str; 3] = ["wangge_requests_total{", "wangge_request_seconds", "wangge_statements_total"];

#[tokio::test]
async fn a_start_with_a_key_of_ones_own_logs_and_counts_its_requests() {
    let home = Home::new();
    let mut site = with_own_key(&home).await;
    let token = token(&home, DATABASE, "admin").await;
    assert_eq!(decode_header(&token).unwrap().alg, Algorithm::ES256);
    assert_eq!(site.query(Some(&token), "{ __typename }", json!({})).await, json!({ "__typename": "Query" }));
    let keys: Value = get(&site, "/.well-known/jwks.json").await.json().await.unwrap();
    assert_eq!((&keys["keys"][0]["kty"], &keys["keys"][0]["crv"]), (&json!("EC"), &json!("P-256")), "{keys}");
    each_request_has_its_line(&mut site).await;
    a_login_has_its_statements(&mut site).await;
    what_is_counted_is_read(&site).await;
    assert!(site.stop().await.success());
}

/// Imports the key; what is no key leaves no file behind.
async fn with_own_key(home: &Home) -> Site {
    let file = |name: &str, content: &str| std::fs::write(home.path().join(name), content).unwrap();
    file("wrong.pem", "-----BEGIN PRIVATE KEY-----\nMAAA\n-----END PRIVATE KEY-----\n");
    file("signing.pem", &p256());
    file("wangge.toml", SETTINGS);
    for missing in ["wrong.pem", "missing.pem"] {
        let refused = home.run(&["keys", "init", "--signing-key", missing], "").await;
        assert_eq!(refused.status.code(), Some(3), "{}", text(&refused));
        assert!(text(&refused).contains(missing), "{}", text(&refused));
        assert!(!home.path().join("wangge.keys").exists(), "nothing was written");
    }
    let create = ["account", "create", "admin", "--role", "security-administrator", "--area", "34"];
    for command in [&["keys", "init", "--signing-key", "signing.pem"][..], &create] {
        let done = home.run(command, PASSWORD).await;
        assert!(done.status.success(), "{command:?}: {}", text(&done));
    }
    Site::start(home, &["serve", "--no-demo"]).await
}

/// A private key as `openssl genpkey` writes it.
fn p256() -> String {
    let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64.encode(key.as_ref()))
}

async fn get(site: &Site, path: &str) -> reqwest::Response {
    Client::new().get(format!("{}{path}", site.address())).send().await.unwrap()
}

async fn each_request_has_its_line(site: &mut Site) {
    let request = Client::new().post(format!("{}/graphql", site.address())).json(&json!({ "query": QUERY }));
    let answer = request.send().await.unwrap();
    let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
    assert_eq!(answer.json::<Value>().await.unwrap(), json!({ "data": { "division": null } }));
    let printed = site.printed_to("\"Observed\"").await;
    let line: Value = serde_json::from_str(printed.lines().last().unwrap()).unwrap();
    assert_eq!(line["request_id"], id, "{line}");
    assert_eq!((&line["method"], &line["path"]), (&json!("POST"), &json!("/graphql")), "{line}");
    assert_eq!((&line["kind"], &line["status"]), (&json!("query"), &json!(200)), "{line}");
    assert!(line["statements"].as_u64().unwrap() > 0, "{line}");
    assert!(line["database_ms"].as_f64().unwrap() > 0.0, "{line}");
    assert!(line["duration_ms"].as_f64().unwrap() >= line["database_ms"].as_f64().unwrap(), "{line}");
}

/// What the program does for somebody who is not logged in yet is counted with the request.
async fn a_login_has_its_statements(site: &mut Site) {
    let input = json!({ "input": { "name": "admin", "password": PASSWORD, "client": "test" } });
    assert_eq!(site.query(None, LOGIN, input).await["login"]["outcome"], "LOGGED_IN");
    let printed = site.printed_to("\"LogIn\"").await;
    let line: Value = serde_json::from_str(printed.lines().last().unwrap()).unwrap();
    assert_eq!((&line["kind"], &line["status"]), (&json!("mutation"), &json!(200)), "{line}");
    assert!(line["statements"].as_u64().unwrap() > 5, "{line}");
    assert!(line["database_ms"].as_f64().unwrap() > 0.0, "{line}");
}

/// What is read counts as a request itself, after its answer.
async fn what_is_counted_is_read(site: &Site) {
    let mut figures = String::new();
    for _ in 0..100 {
        figures = get(site, "/metrics").await.text().await.unwrap();
        if FIGURES.iter().all(|name| figures.contains(name)) {
            return;
        }
    }
    panic!("not all of {FIGURES:?} in\n{figures}");
}
