//! The limit for `scripts/bench`: the same HTTP stack, answering every request with the same bytes.
//!
//! Usage: `limit BYTES`. Prints its address and serves until it is ended.

use axum::Router;
use axum::routing::post;
use http::header;
use std::io::{Error, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let size = std::env::args().nth(1).ok_or_else(|| Error::other("usage: limit BYTES"))?;
    let size: usize = size.parse().map_err(Error::other)?;
    let body: &'static str = format!("{{\"data\":\"{}\"}}", "x".repeat(size.saturating_sub(11))).leak();
    let router = Router::new()
        .route("/graphql", post(async move |_: String| ([(header::CONTENT_TYPE, "application/json")], body)));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    axum::serve(listener, router).await
}
