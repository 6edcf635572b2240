//! Which pages of browsers may call, and by which names of the server.

use super::{app, code, send};
use crate::http::Limits;
use axum::body::Body;
use http::Request;

#[tokio::test]
async fn only_listed_origins_may_read() {
    let (app, _) =
        app(Limits { allowed_origins: vec!["https://partner.example".into()], ..Limits::default() });
    let preflight = async |origin: &str| {
        let request = Request::options("/graphql")
            .header("origin", origin)
            .header("access-control-request-method", "POST");
        send(&app, request.body(Body::empty()).unwrap()).await.0
    };
    let allowed = preflight("https://partner.example").await;
    assert_eq!(allowed.status(), 204);
    assert_eq!(allowed.headers()["access-control-allow-origin"], "https://partner.example");
    assert!(!allowed.headers().contains_key("access-control-allow-credentials"));
    let refused = preflight("https://evil.example").await;
    assert_eq!(refused.status(), 403);
    assert!(!refused.headers().contains_key("access-control-allow-origin"));
}

/// A request of a page with this `Host` and `Origin`, by each way in.
fn of_page(host: &str, origin: Option<&str>) -> Vec<Request<Body>> {
    let request = |mut builder: http::request::Builder, body: &str| {
        builder = builder.header("host", host);
        if let Some(origin) = origin {
            builder = builder.header("origin", origin);
        }
        builder.body(Body::from(body.to_owned())).unwrap()
    };
    let socket = Request::get("/graphql")
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
    let json = |builder: http::request::Builder| builder.header("content-type", "application/json");
    vec![
        request(json(Request::post("/graphql")), "{\"query\":\"{ hello }\"}"),
        request(Request::get("/graphql?query=%7Bhello%7D"), ""),
        request(Request::get("/graphql?query=%7Bhello%7D").header("accept", "text/event-stream"), ""),
        request(socket, ""),
        request(Request::post("/files"), "x"),
        request(Request::get("/files/x"), ""),
    ]
}

#[tokio::test]
async fn a_name_that_was_made_to_lead_here_is_sent_away() {
    let (app, _) = app(Limits::default());
    for origin in [None, Some("http://evil.example:8000")] {
        for request in of_page("evil.example:8000", origin) {
            let uri = request.uri().clone();
            let (response, json) = send(&app, request).await;
            assert_eq!((response.status().as_u16(), code(&json)), (421, "FORBIDDEN"), "{uri}");
        }
    }
    for path in ["/", "/graphiql/graphiql.js", "/metrics"] {
        let request = Request::get(path).header("host", "evil.example").body(Body::empty()).unwrap();
        assert_eq!(send(&app, request).await.0.status(), 421, "{path}");
    }
    let alive = Request::get("/health/live").header("host", "evil.example").body(Body::empty()).unwrap();
    assert_eq!(send(&app, alive).await.0.status(), 200, "whoever looks after it asks by any name");
}

#[tokio::test]
async fn pages_of_other_origins_are_refused_and_the_own_is_not() {
    let (app, _) =
        app(Limits { allowed_origins: vec!["https://partner.example".into()], ..Limits::default() });
    for origin in ["https://evil.example", "http://localhost:3000", "null", "https://partner.example.evil"] {
        for request in of_page("localhost:8000", Some(origin)) {
            let uri = request.uri().clone();
            let (response, json) = send(&app, request).await;
            assert_eq!((response.status().as_u16(), code(&json)), (403, "FORBIDDEN"), "{origin} {uri}");
            assert!(!response.headers().contains_key("access-control-allow-origin"));
        }
    }
    for origin in [None, Some("http://localhost:8000"), Some("https://partner.example")] {
        for request in of_page("localhost:8000", origin) {
            let uri = request.uri().clone();
            let status = send(&app, request).await.0.status();
            assert!(status != 403 && status != 421, "{origin:?} {uri}: {status}");
        }
    }
}
