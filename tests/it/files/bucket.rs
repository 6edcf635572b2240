//! A bucket in place of a folder: the same files through the protocol of S3, at a small server of the test's own.

use super::desk::{Desk, on_a_store};
use super::pictures::plain;
use crate::places::town::COMMUNITY;
use api::config::{Cli, Config};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use clap::Parser;
use http::{HeaderMap, StatusCode};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

type Objects = Arc<Mutex<BTreeMap<String, Bytes>>>;

/// Was it signed with the key of the configuration?
fn signed(headers: &HeaderMap) -> bool {
    let said = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    said.starts_with("AWS4-HMAC-SHA256 Credential=town-key/") && said.contains("/cn-north-1/s3/")
}

async fn put(
    State(objects): State<Objects>,
    Path(key): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !signed(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    objects.lock().unwrap().insert(key, body);
    [("etag", "\"1\"")].into_response()
}

async fn fetch(State(objects): State<Objects>, Path(key): Path<String>) -> Response {
    let found = objects.lock().unwrap().get(&key).cloned();
    let headers = [("etag", "\"1\""), ("last-modified", "Mon, 05 Jan 2026 01:00:00 GMT")];
    found.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |body| (headers, body).into_response())
}

async fn delete(State(objects): State<Objects>, Path(key): Path<String>) -> StatusCode {
    objects.lock().unwrap().remove(&key);
    StatusCode::NO_CONTENT
}

/// A server of buckets, and its address.
async fn serve(objects: Objects) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let routes = Router::new().route("/{*key}", get(fetch).put(put).delete(delete)).with_state(objects);
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    format!("http://{address}")
}

#[tokio::test]
async fn files_are_kept_in_a_bucket() {
    let objects = Objects::default();
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("wangge.toml");
    let endpoint = serve(objects.clone()).await;
    let text = format!(
        "[files]\nurl = \"s3://town/grids\"\nregion = \"cn-north-1\"\nendpoint = \"{endpoint}\"\nallow_http = true\n\
         access_key_id = \"town-key\"\nsecret_access_key = \"town-secret\"\n"
    );
    std::fs::write(&file, text).unwrap();
    let config = Config::read(&Cli::parse_from(["wangge", "--config", file.to_str().unwrap()])).unwrap();
    on_a_store(config.file_store().unwrap(), async |desk: &Desk<'_>| {
        let grid = desk.stage.grids().await.remove(0);
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let building = desk.building(&grid).await;
        let attached = desk.attach(&director, &building, "PHOTO", &plain()).await;
        desk.upload(&director, &plain()).await;
        let keys: Vec<String> = objects.lock().unwrap().keys().cloned().collect();
        assert!(keys.len() == 2 && keys.iter().all(|key| key.starts_with("town/grids/")), "{keys:?}");
        let got = desk.file(attached["url"].as_str().unwrap()).await.unwrap();
        assert_eq!(got, files::content::read(plain().into(), 1_000_000).unwrap().bytes);
        desk.stage.clock.forward(24 * 3_600_000);
        assert_eq!((desk.clean().await, objects.lock().unwrap().len()), (1, 1));
        objects.lock().unwrap().clear();
    })
    .await;
}
