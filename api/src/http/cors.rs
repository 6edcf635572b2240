//! Browsers of other sites (the Fetch standard's CORS protocol): an origin on the list may call, without credentials.

use super::core::Core;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, HOST, ORIGIN, VARY,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use std::sync::Arc;

/// Answers preflights and marks the answers that listed origins may read.
pub(super) async fn cors(State(core): State<Arc<Core>>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(ORIGIN).cloned();
    let listed = origin.as_ref().filter(|o| is_listed(&core.limits.allowed_origins, o)).cloned();
    let preflight =
        request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = match (preflight, &listed) {
        (true, Some(_)) => allowed(),
        (true, None) => StatusCode::FORBIDDEN.into_response(),
        (false, _) => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.append(VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = listed {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("x-request-id, retry-after"));
    }
    response
}

/// Whether a socket may be opened: by programs, by this server's own page, and by listed origins.
pub(super) fn may_connect(headers: &HeaderMap, allowed: &[String]) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let own = headers.get(HOST).and_then(|h| h.to_str().ok()).zip(origin.to_str().ok());
    is_listed(allowed, origin)
        || own.is_some_and(|(host, origin)| origin.split_once("://").is_some_and(|(_, o)| o == host))
}

fn is_listed(allowed: &[String], origin: &HeaderValue) -> bool {
    allowed.iter().any(|o| o.as_bytes() == origin.as_bytes())
}

fn allowed() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
    let names = "authorization, content-type, accept";
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(names));
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connects(origin: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, "grid.example:8000".parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(ORIGIN, origin.parse().unwrap());
        }
        may_connect(&headers, &["https://partner.example".into()])
    }

    #[test]
    fn sockets_come_from_programs_from_here_and_from_the_list() {
        assert!(connects(None));
        assert!(connects(Some("http://grid.example:8000")));
        assert!(connects(Some("https://partner.example")));
        assert!(!connects(Some("https://partner.example.evil")));
        assert!(!connects(Some("null")));
    }
}
