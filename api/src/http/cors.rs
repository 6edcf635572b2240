//! Browsers (the Fetch standard's CORS protocol): a page of an origin on the list may call, without credentials, and so
//! may the server's own. Every other page is refused, and so is who asks by a name that is not the server's.

use super::accept::Media;
use super::answer;
use super::core::Core;
use super::problem::{Refusal, problem};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, HOST, ORIGIN, VARY,
};
use http::{HeaderValue, Method, StatusCode};
use kit::Code;
use std::sync::Arc;

/// Answers preflights, refuses pages of other origins, and marks the answers that listed origins may read.
pub(super) async fn cors(State(core): State<Arc<Core>>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(ORIGIN).cloned();
    let listed = origin.as_ref().filter(|o| is_listed(&core.limits.allowed_origins, o)).cloned();
    let preflight =
        request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let own = origin.as_ref().is_none_or(|origin| {
        origin.to_str().is_ok_and(|origin| core.hosts.is_own(origin, asked_host(&request)))
    });
    let mut response = match (preflight, &listed) {
        (true, Some(_)) => allowed(),
        (true, None) => StatusCode::FORBIDDEN.into_response(),
        (false, None) if !own => refused(
            StatusCode::FORBIDDEN,
            "pages of this origin may not call here; the settings `public_hosts` and `limits.allowed_origins` say which may",
        ),
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

/// Sends away who asks by a name that is not the server's. Who names none is no browser.
pub(super) async fn by_name(State(core): State<Arc<Core>>, request: Request, next: Next) -> Response {
    let named = request.headers().contains_key(HOST) || request.uri().authority().is_some();
    if named && !asked_host(&request).is_some_and(|host| core.hosts.has(host)) {
        return refused(
            StatusCode::MISDIRECTED_REQUEST,
            "the server does not go by this name; the setting `public_hosts` lists its names",
        );
    }
    next.run(request).await
}

/// The name and port by which the server is asked.
fn asked_host(request: &Request) -> Option<&str> {
    let named = || request.headers().get(HOST)?.to_str().ok();
    request.uri().authority().map(http::uri::Authority::as_str).or_else(named)
}

fn refused(status: StatusCode, message: &str) -> Response {
    answer::refusal(Media::Json, &Refusal::transport(status, problem(Code::Forbidden, message)))
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
