//! A GraphQL client for each identity, in process, through the whole HTTP path.

use axum::Router;
use axum::body::Body;
use http::{Extensions, HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

const MEDIA_TYPE: &str = "application/graphql-response+json";

/// Sends requests as one identity.
#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    token: Option<String>,
}

/// An HTTP answer with a JSON body.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// What the server's layers noted about the request, e.g. its number of statements.
    pub(crate) extensions: Extensions,
    pub(crate) body: Value,
}

impl Client {
    /// Without a login.
    pub(crate) fn anonymous(router: Router) -> Self {
        Self { router, token: None }
    }

    /// The same server with this bearer token.
    pub(crate) fn with_token(&self, token: impl Into<String>) -> Self {
        Self { router: self.router.clone(), token: Some(token.into()) }
    }

    /// The data of an answer without errors; panics when there are any.
    pub(crate) async fn query(&self, document: &str, variables: Value) -> Value {
        let mut answer = self.send(document, variables).await;
        assert!(answer.body.get("errors").is_none(), "{document}\n{:#}", answer.body);
        answer.body["data"].take()
    }

    /// The answer; panics unless exactly one error has this code, at this path (`a.0.b`; empty for none).
    pub(crate) async fn expect_error(
        &self,
        document: &str,
        variables: Value,
        code: &str,
        path: &str,
    ) -> Answer {
        let answer = self.send(document, variables).await;
        assert_eq!(answer.errors(), [(code.to_owned(), path.to_owned())], "{document}\n{:#}", answer.body);
        answer
    }

    /// Posts a document and returns whatever comes.
    pub(crate) async fn send(&self, document: &str, variables: Value) -> Answer {
        let body = json!({ "query": document, "variables": variables });
        let request = Request::post("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, MEDIA_TYPE)
            .body(Body::from(body.to_string()))
            .unwrap();
        self.request(request).await
    }

    /// Sends any request, with the token of this client.
    pub(crate) async fn request(&self, mut request: Request<Body>) -> Answer {
        if let Some(token) = &self.token {
            let value = format!("Bearer {token}").parse().unwrap();
            request.headers_mut().insert(header::AUTHORIZATION, value);
        }
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&bytes)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()));
        Answer { status: parts.status, headers: parts.headers, extensions: parts.extensions, body }
    }
}

impl Answer {
    /// Code and path (joined by dots) of every error.
    pub(crate) fn errors(&self) -> Vec<(String, String)> {
        let errors = self.body["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        errors.iter().map(|error| (text(&error["extensions"]["code"]), joined(&error["path"]))).collect()
    }
}

fn joined(path: &Value) -> String {
    let parts = path.as_array().map(Vec::as_slice).unwrap_or_default();
    parts.iter().map(text).collect::<Vec<_>>().join(".")
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::post;
    use axum::{Extension, Json};

    /// Answers who asks, or with an error for nobody.
    async fn who(headers: HeaderMap) -> (StatusCode, Extension<u32>, Json<Value>) {
        let answer = match headers.get(header::AUTHORIZATION) {
            Some(token) => json!({ "data": { "me": token.to_str().unwrap() } }),
            None => json!({
                "data": { "me": null },
                "errors": [{ "message": "-", "path": ["me", 0], "extensions": { "code": "UNAUTHENTICATED" } }],
            }),
        };
        (StatusCode::OK, Extension(1), Json(answer))
    }

    fn toy() -> Client {
        Client::anonymous(Router::new().route("/graphql", post(who)))
    }

    #[tokio::test]
    async fn a_client_sends_its_token() {
        let data = toy().with_token("abc").query("{ me }", json!({})).await;
        assert_eq!(data, json!({ "me": "Bearer abc" }));
    }

    #[tokio::test]
    async fn an_error_is_told_by_code_and_path() {
        let answer = toy().expect_error("{ me }", json!({}), "UNAUTHENTICATED", "me.0").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/json");
        assert_eq!(answer.extensions.get::<u32>(), Some(&1));
    }

    #[tokio::test]
    #[should_panic(expected = "UNAUTHENTICATED")]
    async fn data_with_errors_is_not_taken_for_an_answer() {
        toy().query("{ me }", json!({})).await;
    }
}
