//! `/graphql`: chooses what a request is, and runs it.

use super::accept::{Media, negotiate};
use super::core::Core;
use super::line::Line;
use super::params::Params;
use super::prepare::{Prepared, prepare};
use super::problem::{Refusal, problem};
use super::serve::Stopping;
use super::{answer, body, run, sse, ws};
use async_graphql::parser::types::OperationType;
use axum::extract::{Request, State};
use axum::response::Response;
use http::header::{ACCEPT, ALLOW, AUTHORIZATION, UPGRADE};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use kit::Code;
use std::net::IpAddr;
use std::sync::Arc;

/// One request at the endpoint.
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) media: Media,
    pub(super) address: IpAddr,
    pub(super) line: Arc<Line>,
    pub(super) stopping: Stopping,
}

/// Answers any request at the endpoint.
pub(super) async fn graphql(State(core): State<Arc<Core>>, request: Request) -> Response {
    if request.method() == Method::GET && request.headers().contains_key(UPGRADE) {
        return ws::upgrade(core, request).await;
    }
    let (media, refused) = match negotiate(request.headers()) {
        Some(media) => (media, None),
        None => (Media::Json, Some(unacceptable())),
    };
    let result = match (request.method(), refused) {
        (&Method::GET | &Method::POST, Some(refused)) => Err(refused),
        (&Method::GET | &Method::POST, None) => operate(&core, media, request).await,
        _ => return wrong_method(media),
    };
    match result {
        Ok(response) => response,
        Err(refused) if media == Media::Events => sse::refused(&refused),
        Err(refused) => answer::refusal(media, &refused),
    }
}

async fn operate(core: &Arc<Core>, media: Media, request: Request) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    let post = parts.method == Method::POST;
    if post {
        body::check_type(&parts.headers)?;
    }
    let call = Call {
        address: core.client(&parts),
        method: parts.method,
        media,
        line: Line::of(&parts.extensions),
        stopping: Stopping::of(&parts.extensions),
    };
    let admission = core.admit(header(&parts.headers, AUTHORIZATION.as_str()), call.address).await?;
    core.count(admission.account.as_deref(), call.address)?;
    let params = match post {
        true => Params::from_json(&body::read(body, &core.limits).await?)?,
        false => Params::from_address(parts.uri.query().unwrap_or_default())?,
    };
    let prepared = prepare(core, params, call.address).await?;
    call.line.operation(prepared.name.as_deref(), prepared.kind);
    check_kind(&call, &prepared)?;
    match media {
        Media::Events => sse::stream(core, call, &admission, prepared),
        _ => run::answer(core, &call, &admission, prepared).await,
    }
}

fn check_kind(call: &Call, prepared: &Prepared) -> Result<(), Refusal> {
    match prepared.kind {
        OperationType::Mutation if call.method == Method::GET => Err(Refusal::transport(
            StatusCode::METHOD_NOT_ALLOWED,
            problem(Code::BadUserInput, "mutations need POST"),
        )),
        OperationType::Subscription if call.media != Media::Events => {
            let message = "subscriptions need `Accept: text/event-stream` or a WebSocket";
            Err(Refusal::document(vec![problem(Code::BadUserInput, message)]))
        }
        _ => Ok(()),
    }
}

/// The value of a header, if it is text.
pub(super) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let value = headers.get(name)?;
    Some(value.to_str().unwrap_or(""))
}

fn unacceptable() -> Refusal {
    let message =
        format!("nothing that `{ACCEPT}` names is spoken here: ask for application/graphql-response+json");
    Refusal::transport(StatusCode::NOT_ACCEPTABLE, problem(Code::BadUserInput, message))
}

fn wrong_method(media: Media) -> Response {
    let error = problem(Code::BadUserInput, "use POST, or GET for queries");
    let mut response = answer::refusal(media, &Refusal::transport(StatusCode::METHOD_NOT_ALLOWED, error));
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, POST"));
    response
}

#[cfg(test)]
mod tests;
