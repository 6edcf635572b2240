//! The reference clients of other makers, and a real browser, find nothing wrong.

use super::node;
use super::server::Server;
use super::toy::{ENDING, TOKEN};
use api::http::Limits;
use serde_json::{Value, json};

/// Short, so that waiting for it is.
const INIT_SECONDS: u64 = 1;
/// Operations of one socket.
const MOST: u64 = 5;

/// What a script prints about `path` of a fresh server; `None` where there is no Node.
async fn script(name: &str, path: &str, options: Value) -> Option<String> {
    let limits =
        Limits { socket_init_seconds: INIT_SECONDS, subscriptions_per_socket: MOST, ..Limits::default() };
    let server = Server::start(limits).await;
    let scheme = if name == "ws.mjs" { "ws" } else { "http" };
    let url = format!("{scheme}://{}{path}", server.address);
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

/// Operations for the scripts that follow streams.
fn operations() -> Value {
    json!({
        "query": "{ hello }",
        "mutation": "mutation { change(by: 1) }",
        "subscription": "subscription { forever }",
        "events": "own",
        "token": TOKEN,
        "ending": ENDING,
        "initSeconds": INIT_SECONDS,
        "most": MOST,
    })
}

#[tokio::test]
async fn the_client_of_graphql_transport_ws_and_every_close_code() {
    if let Some(printed) = script("ws.mjs", "/graphql", operations()).await {
        assert!(printed.contains("# passed 23, failed 0"), "{printed}");
    }
}

#[tokio::test]
async fn the_client_of_graphql_sse() {
    if let Some(printed) = script("sse.mjs", "/graphql", operations()).await {
        assert!(printed.contains("# passed 9, failed 0"), "{printed}");
    }
}

#[tokio::test]
async fn the_page_runs_its_query_in_a_browser() {
    if let Some(printed) = script("browser.mjs", "/", json!({ "expect": "world" })).await {
        assert!(printed.contains("# passed 6, failed 0"), "{printed}");
    }
}
