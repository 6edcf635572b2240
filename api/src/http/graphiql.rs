//! GraphiQL on `/`: the page and its assets, all from this binary. `scripts/graphiql` builds the assets.

use super::core::Core;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::read::GzDecoder;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY,
    X_FRAME_OPTIONS,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use std::io::Read;
use std::sync::Arc;

const PAGE: &str = include_str!("../../assets/graphiql/index.html");
const STYLE: &[u8] = include_bytes!("../../assets/graphiql/page.css");
const SCRIPT_GZ: &[u8] = include_bytes!("../../assets/graphiql/graphiql.js.gz");
const STYLE_GZ: &[u8] = include_bytes!("../../assets/graphiql/graphiql.css.gz");

/// Nothing from elsewhere, no script in the page itself, no frame around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; img-src 'self' data:; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page, with the first query in it.
pub(super) async fn page(State(core): State<Arc<Core>>) -> Response {
    let settings = serde_json::json!({"query": core.default_query}).to_string();
    let mut response = Response::new(Body::from(PAGE.replace("SETTINGS", &in_html(&settings))));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A file of the page.
pub(super) async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let (kind, content, packed) = match file.as_str() {
        "graphiql.js" => ("text/javascript; charset=utf-8", SCRIPT_GZ, true),
        "graphiql.css" => ("text/css; charset=utf-8", STYLE_GZ, true),
        "page.css" => ("text/css; charset=utf-8", STYLE, false),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let unpack = packed && !takes_gzip(&headers);
    let body = if unpack { unpacked(content) } else { Bytes::from_static(content) };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("max-age=300"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if packed && !unpack {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// JSON that stays JSON and cannot end the element it stands in.
fn in_html(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let values = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim().eq_ignore_ascii_case("gzip") && weight.trim() != "q=0"
    })
}

fn unpacked(content: &[u8]) -> Bytes {
    let mut plain = Vec::new();
    match GzDecoder::new(content).read_to_end(&mut plain) {
        Ok(_) => plain.into(),
        Err(_) => Bytes::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_cannot_leave_its_element() {
        let json = serde_json::json!({"query": "</script><b>&amp;"}).to_string();
        let shown = in_html(&json);
        assert!(!shown.contains(['<', '>', '&']));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap()["query"], "</script><b>&amp;");
    }

    #[tokio::test]
    async fn assets_are_packed_for_those_who_take_it() {
        let mut headers = HeaderMap::new();
        let plain = asset(Path("graphiql.js".into()), headers.clone()).await;
        assert!(!plain.headers().contains_key(CONTENT_ENCODING));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("br, gzip;q=0.5"));
        let packed = asset(Path("graphiql.js".into()), headers.clone()).await;
        assert_eq!(packed.headers()[CONTENT_ENCODING], "gzip");
        assert_eq!(asset(Path("../index.html".into()), headers).await.status(), 404);
    }

    #[test]
    fn the_packed_files_can_be_unpacked() {
        assert!(unpacked(SCRIPT_GZ).len() > 1_000_000);
        assert!(unpacked(STYLE_GZ).len() > 100_000);
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        assert!(!PAGE.contains("//"));
        let style = unpacked(STYLE_GZ);
        let style = String::from_utf8_lossy(&style);
        assert!(!style.contains("url(http") && !style.contains("@import"));
    }
}
