//! The reference clients of other makers, and a real browser, find nothing wrong.

use super::node;
use super::server::Server;
use super::toy::TOKEN;
use serde_json::{Value, json};

/// What a script prints about `path` of a fresh server; `None` where there is no Node.
async fn script(name: &str, path: &str, options: Value) -> Option<String> {
    let server = Server::start().await;
    let url = format!("http://{}{path}", server.address);
    let printed = node::run(name, &[&url, &options.to_string()]).await;
    server.stop().await;
    printed
}

#[tokio::test]
async fn every_audit_of_graphql_over_http_passes() {
    if let Some(printed) = script("audits.mjs", "/graphql", json!({ "token": TOKEN })).await {
        assert!(printed.contains("# passed 61, failed 0"), "{printed}");
    }
}

#[tokio::test]
async fn the_page_runs_its_query_in_a_browser() {
    if let Some(printed) = script("browser.mjs", "/", json!({ "expect": "world" })).await {
        assert!(printed.contains("# passed 6, failed 0"), "{printed}");
    }
}
