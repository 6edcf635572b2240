mod pages;

use crate::http::toy::{Changes, Door, schema_with, sources};
use crate::http::{Edge, Limits, router};
use axum::Router;
use axum::body::Body;
use http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::sync::Arc;
use tower::ServiceExt;

const GRAPHQL: &str = "application/graphql-response+json";

fn app(limits: Limits) -> (Router, Changes) {
    let changes = Changes::default();
    let schema = schema_with(changes.clone());
    let edge = Edge::new(schema, Arc::new(Door::default()), sources(), limits).unwrap();
    (router(edge.scalar::<crate::http::toy::Code3>()), changes)
}

async fn send(app: &Router, request: Request<Body>) -> (Response<()>, Value) {
    let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let json = serde_json::from_slice(&body).unwrap_or(Value::Null);
    (Response::from_parts(parts, ()), json)
}

fn post(accept: &str, body: &Value) -> Request<Body> {
    let request =
        Request::post("/graphql").header("content-type", "application/json").header("accept", accept);
    request.body(Body::from(body.to_string())).unwrap()
}

async fn ask(limits: Limits, query: &str, variables: Value) -> (StatusCode, Value) {
    let request = post(GRAPHQL, &json!({"query": query, "variables": variables}));
    let (response, json) = send(&app(limits).0, request).await;
    (response.status(), json)
}

fn code(json: &Value) -> &str {
    json["errors"][0]["extensions"]["code"].as_str().unwrap_or("none")
}

#[tokio::test]
async fn a_query_is_answered_by_post_and_by_get() {
    let (app, _) = app(Limits::default());
    let (response, json) = send(&app, post(GRAPHQL, &json!({"query": "{ hello }"}))).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/graphql-response+json; charset=utf-8");
    assert_eq!(response.headers()["x-request-id"].len(), 16);
    assert_eq!(json, json!({"data": {"hello": "world"}}));
    let get = Request::get("/graphql?query=%7Bhello%7D").body(Body::empty()).unwrap();
    let (response, json) = send(&app, get).await;
    assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8");
    assert_eq!(json, json!({"data": {"hello": "world"}}));
}

#[tokio::test]
async fn a_mutation_by_get_is_405_and_changes_nothing() {
    let (app, changes) = app(Limits::default());
    let get = Request::get("/graphql?query=mutation%7Bchange(by:1)%7D").body(Body::empty()).unwrap();
    let (response, json) = send(&app, get).await;
    assert_eq!(
        (response.status(), &response.headers()["allow"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"POST".parse().unwrap())
    );
    assert_eq!(code(&json), "BAD_USER_INPUT");
    assert_eq!(changes.sum(), 0);
}

#[tokio::test]
async fn other_methods_are_405() {
    let (app, changes) = app(Limits::default());
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE, Method::HEAD, Method::OPTIONS] {
        let mut request = post(GRAPHQL, &json!({"query": "mutation { change(by: 1) }"}));
        *request.method_mut() = method.clone();
        let (response, _) = send(&app, request).await;
        assert_eq!(response.status(), 405, "{method}");
        assert_eq!(response.headers()["allow"], "GET, POST");
    }
    assert_eq!(changes.sum(), 0);
}

#[tokio::test]
async fn forms_of_other_sites_cannot_act() {
    let (app, changes) = app(Limits::default());
    let body = json!({"query": "mutation { change(by: 1) }"}).to_string();
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let request =
            Request::post("/graphql").header("content-type", kind).body(Body::from(body.clone())).unwrap();
        assert_eq!(send(&app, request).await.0.status(), 415, "{kind}");
    }
    let request = Request::post("/graphql").body(Body::from(body)).unwrap();
    assert_eq!(send(&app, request).await.0.status(), 415);
    assert_eq!(changes.sum(), 0);
}

#[tokio::test]
async fn an_unspoken_media_type_is_406() {
    let (response, json) =
        send(&app(Limits::default()).0, post("text/html", &json!({"query": "{ hello }"}))).await;
    assert_eq!(response.status(), 406);
    assert_eq!(code(&json), "BAD_USER_INPUT");
}

#[tokio::test]
async fn request_errors_have_no_data_and_no_effect() {
    for (query, variables) in [
        ("{", json!({})),
        ("{ helo }", json!({})),
        ("mutation($a: Int!) { a: change(by: 1) b: change(by: $a) }", json!({"a": "x"})),
        ("mutation($a: Int!) { a: change(by: 1) b: change(by: $a) }", json!({"a": 3_000_000_000u64})),
        ("mutation { a: change(by: 1) b: change(by: 3000000000) }", json!({})),
        ("mutation A { change(by: 1) } mutation B { change(by: 1) }", json!({})),
        ("{ made(thing: \"x\") }", json!({})),
        ("{ made(thing: {name: \"a\", size: 1, size: 2}) }", json!({})),
        ("query($c: Code3) { made(thing: {name: \"a\", size: 1}, code: $c) }", json!({"c": "four"})),
    ] {
        let (app, changes) = app(Limits::default());
        let request = post(GRAPHQL, &json!({"query": query, "variables": variables}));
        let (response, json) = send(&app, request).await;
        assert_eq!((response.status().as_u16(), code(&json)), (400, "BAD_USER_INPUT"), "{query}: {json}");
        assert_eq!((json.get("data"), changes.sum()), (None, 0), "{query}");
    }
}

#[tokio::test]
async fn coerced_variables_reach_the_resolver() {
    let query = "query($t: ThingInput!, $c: Code3) { made(thing: $t, code: $c) }";
    let variables = json!({"t": {"name": "a", "size": 2.0, "colour": "RED"}, "c": "abc"});
    let (status, json) = ask(Limits::default(), query, variables).await;
    assert_eq!((status.as_u16(), &json), (200, &json!({"data": {"made": "a 2 true abc"}})));
}

#[tokio::test]
async fn errors_of_resolvers_have_a_code_and_hide_their_cause() {
    for query in ["{ hello broken }", "{ hello sloppy }"] {
        let (status, json) = ask(Limits::default(), query, json!({})).await;
        assert_eq!((status.as_u16(), code(&json)), (200, "INTERNAL"), "{json}");
        let text = json.to_string();
        assert!(!text.contains("secrets") && !text.contains("alloc::"), "{text}");
        assert!(json["errors"][0]["extensions"]["id"].is_string());
        assert!(json.get("data").is_some());
    }
}

#[tokio::test]
async fn a_panic_is_an_internal_error() {
    let (status, json) = ask(Limits::default(), "{ panics }", json!({})).await;
    assert_eq!((status.as_u16(), code(&json)), (500, "INTERNAL"));
}

#[tokio::test]
async fn an_operation_out_of_time_is_504() {
    let limits = Limits { request_seconds: 0, ..Limits::default() };
    let (app, changes) = app(limits);
    let (response, json) = send(&app, post(GRAPHQL, &json!({"query": "{ never }"}))).await;
    assert_eq!((response.status().as_u16(), code(&json)), (504, "LIMIT_EXCEEDED"));
    assert_eq!(changes.sum(), 2, "it began, and was given up");
}

#[tokio::test]
async fn limits_of_size_refuse() {
    let small = Limits { answer: 30, ..Limits::default() };
    let (status, json) = ask(small, "{ things { nodes { name } } }", json!({})).await;
    assert_eq!((status.as_u16(), code(&json)), (422, "LIMIT_EXCEEDED"));
    let body = Limits { body: 10, ..Limits::default() };
    let (status, json) = ask(body, "{ hello }", json!({})).await;
    assert_eq!((status.as_u16(), code(&json)), (413, "LIMIT_EXCEEDED"));
    let deep = Limits { depth: 1, ..Limits::default() };
    let (status, json) = ask(deep, "{ things { totalCount } }", json!({})).await;
    assert_eq!((status.as_u16(), code(&json)), (400, "LIMIT_EXCEEDED"));
    assert_eq!(json["errors"][0]["extensions"]["limit"], "depth");
}

#[tokio::test]
async fn callers_are_counted_apart() {
    let limits = Limits { requests_per_address: 2, requests_per_account: 3, ..Limits::default() };
    let (app, _) = app(limits);
    let ask = async |token: bool| {
        let mut request = post(GRAPHQL, &json!({"query": "{ hello }"}));
        if token {
            request.headers_mut().insert("authorization", "Bearer good".parse().unwrap());
        }
        send(&app, request).await
    };
    assert_eq!(ask(false).await.0.status(), 200);
    assert_eq!(ask(false).await.0.status(), 200);
    let (response, json) = ask(false).await;
    assert_eq!(
        (response.status().as_u16(), &response.headers()["retry-after"]),
        (429, &"30".parse().unwrap())
    );
    assert_eq!(json["errors"][0]["extensions"]["limit"], "requests_per_address");
    for _ in 0..3 {
        assert_eq!(ask(true).await.0.status(), 200);
    }
    assert_eq!(ask(true).await.0.status(), 429);
}

#[tokio::test]
async fn a_bad_token_is_401_and_counted() {
    let (app, _) = app(Limits { requests_per_address: 2, ..Limits::default() });
    let ask = async || {
        let mut request = post(GRAPHQL, &json!({"query": "{ hello }"}));
        request.headers_mut().insert("authorization", "Bearer bad".parse().unwrap());
        send(&app, request).await
    };
    let (response, json) = ask().await;
    assert_eq!(
        (response.status().as_u16(), &response.headers()["www-authenticate"]),
        (401, &"Bearer".parse().unwrap())
    );
    assert_eq!(code(&json), "UNAUTHENTICATED");
    assert_eq!(ask().await.0.status(), 401);
    assert_eq!(ask().await.0.status(), 429);
}

#[tokio::test]
async fn a_subscription_streams_events_and_needs_to_be_asked_so() {
    let (app, _) = app(Limits::default());
    let subscription = json!({"query": "subscription { count(to: 2) }"});
    let (response, json) = send(&app, post(GRAPHQL, &subscription)).await;
    assert_eq!((response.status().as_u16(), code(&json)), (400, "BAD_USER_INPUT"));
    let response = app.clone().oneshot(post("text/event-stream", &subscription)).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(body.to_vec()).unwrap();
    let lines: Vec<_> = text.lines().filter(|line| !matches!(*line, "" | ":")).collect();
    let expected = [
        "event: next",
        "data: {\"data\":{\"count\":1}}",
        "event: next",
        "data: {\"data\":{\"count\":2}}",
        "event: complete",
        "data:",
    ];
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn health_and_introspection() {
    let (app, _) = app(Limits { introspection: false, ..Limits::default() });
    for (path, status) in [("/health/live", 200), ("/health/ready", 200), ("/metrics", 403)] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        assert_eq!(send(&app, request).await.0.status(), status, "{path}");
    }
    let (_, json) = send(&app, post(GRAPHQL, &json!({"query": "{ __schema { types { name } } }"}))).await;
    assert_eq!(code(&json), "FORBIDDEN");
    let (_, json) = send(&app, post(GRAPHQL, &json!({"query": "{ helo }"}))).await;
    assert!(!json.to_string().contains("Did you mean"));
}

#[tokio::test]
async fn a_document_that_is_sent_again_is_measured_again() {
    let (app, _) = app(Limits::default());
    let query = "query($n: Int) { things(first: $n) { nodes { name } } }";
    for (n, status) in [(1, 200), (2, 200), (100_000, 400), (1, 200)] {
        let request = post(GRAPHQL, &json!({"query": query, "variables": {"n": n}}));
        assert_eq!(send(&app, request).await.0.status(), status, "{n}");
    }
}

#[tokio::test]
async fn large_answers_are_compressed_for_those_who_take_it() {
    let (app, _) = app(Limits::default());
    let mut request = post(GRAPHQL, &json!({"query": "{ things { nodes { name } } }"}));
    request.headers_mut().insert("accept-encoding", "gzip".parse().unwrap());
    let (response, _) = send(&app, request).await;
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-encoding"]),
        (200, &"gzip".parse().unwrap())
    );
}

#[tokio::test]
async fn every_escape_of_the_specification_is_understood() {
    let query = r#"{ made(thing: {name: "\u{7F51}\uD83D\uDE00\u683C", size: 1}) }"#;
    let (_, json) = ask(Limits::default(), query, json!({})).await;
    assert_eq!(json, json!({"data": {"made": "网😀格 1 false "}}));
}

#[tokio::test]
async fn a_resolver_learns_where_the_request_comes_from() {
    let (app, _) = app(Limits::default());
    let mut request = post(GRAPHQL, &json!({"query": "{ whence }"}));
    request.extensions_mut().insert(crate::http::ClientAddress([192, 0, 2, 7].into()));
    assert_eq!(send(&app, request).await.1, json!({"data": {"whence": "192.0.2.7"}}));
}

#[tokio::test]
async fn behind_a_proxy_clients_are_told_apart() {
    let proxies = serde_json::from_value(json!(["10.0.0.0/8"])).unwrap();
    let limits = Limits { requests_per_address: 1, ..Limits::default() };
    let schema = schema_with(Changes::default());
    let edge = Edge::new(schema, Arc::new(Door::default()), sources(), limits).unwrap().behind(proxies);
    let app = router(edge);
    let from = async |peer: [u8; 4], told: &str| {
        let mut request = post(GRAPHQL, &json!({"query": "{ whence }"}));
        request.extensions_mut().insert(crate::http::ClientAddress(peer.into()));
        request.headers_mut().insert("x-forwarded-for", told.parse().unwrap());
        let (response, json) = send(&app, request).await;
        (response.status().as_u16(), json["data"]["whence"].clone())
    };
    assert_eq!(from([10, 0, 0, 1], "192.0.2.7").await, (200, json!("192.0.2.7")));
    assert_eq!(from([10, 0, 0, 1], "192.0.2.8").await, (200, json!("192.0.2.8")), "a bucket of its own");
    assert_eq!(from([10, 0, 0, 2], "192.0.2.8, 192.0.2.7").await.0, 429, "the first address is empty");
    assert_eq!(from([198, 51, 100, 1], "192.0.2.9").await, (200, json!("198.51.100.1")), "no proxy");
}

#[tokio::test]
async fn a_nul_in_any_text_is_refused_before_anything_runs() {
    let query = r#"{ made(thing: {name: "a\u0000b", size: 1}) }"#;
    let (_, json) = ask(Limits::default(), query, json!({})).await;
    assert_eq!(code(&json), "BAD_USER_INPUT");
    assert_eq!(json["errors"][0]["extensions"]["fields"][0]["path"], "made.thing.name");
    let variable = "query($thing: ThingInput!) { made(thing: $thing) }";
    let (_, json) = ask(Limits::default(), variable, json!({"thing": {"name": "a\0b", "size": 1}})).await;
    assert_eq!(code(&json), "BAD_USER_INPUT");
    assert!(json.get("data").is_none());
}

#[tokio::test]
async fn figures_are_for_this_machine_alone() {
    let (app, _) = app(Limits::default());
    let asked = async |peer: [u8; 4], told: Option<&str>| {
        let mut request = Request::get("/metrics").body(Body::empty()).unwrap();
        request.extensions_mut().insert(crate::http::ClientAddress(peer.into()));
        if let Some(told) = told {
            request.headers_mut().insert("x-forwarded-for", told.parse().unwrap());
        }
        send(&app, request).await.0.status().as_u16()
    };
    assert_eq!(asked([127, 0, 0, 1], None).await, 404, "may ask, and there are none here");
    assert_eq!(asked([192, 0, 2, 7], None).await, 403);
    assert_eq!(asked([127, 0, 0, 1], Some("192.0.2.7")).await, 403, "through a proxy of this machine");
}
