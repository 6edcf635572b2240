//! Server-sent events: the protocol of graphql-sse, one connection for each operation.

use super::accept::Media;
use super::core::Core;
use super::entry::Call;
use super::gate::Admission;
use super::parts::{Part, parts};
use super::prepare::Prepared;
use super::problem::{Refusal, Stage};
use super::serve::Stopping;
use super::{answer, line::Line};
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use http::{HeaderValue, StatusCode};
use std::convert::Infallible;
use std::sync::Arc;
use tokio::time::{Interval, interval};

/// A comment: it opens the stream for browsers that wait for a first byte, and keeps it open.
const COMMENT: Bytes = Bytes::from_static(b":\n\n");
const COMPLETE: Bytes = Bytes::from_static(b"event: complete\ndata:\n\n");

/// Runs an operation and streams its parts.
///
/// # Errors
/// LIMIT_EXCEEDED for one stream more than a caller may have.
pub(super) fn stream(
    core: &Arc<Core>,
    call: Call,
    admission: &Admission,
    prepared: Prepared,
) -> Result<Response, Refusal> {
    let place = core.place(admission.account.as_deref(), call.address)?;
    let events = Events {
        parts: parts(core, admission, prepared, (Arc::clone(&call.line), place)),
        admission: admission.clone(),
        stopping: call.stopping,
        ping: interval(core.limits.ping_time()),
        over: false,
        _line: call.line,
    };
    let body = stream::unfold(events, async |mut events| {
        let event = events.next().await?;
        Some((Ok::<_, Infallible>(event), events))
    });
    Ok(respond(Body::from_stream(body)))
}

/// What was refused before it ran: a wrong document as events, anything else as HTTP.
pub(super) fn refused(refusal: &Refusal) -> Response {
    if refusal.stage != Stage::Document {
        return answer::refusal(Media::Json, refusal);
    }
    let body = [next_event(&answer::refusal_body(refusal)), COMPLETE].concat();
    respond(Body::from(body))
}

struct Events {
    parts: BoxStream<'static, Part>,
    /// Held as long as the stream goes on: the gate ends only those who are inside.
    admission: Admission,
    stopping: Stopping,
    ping: Interval,
    over: bool,
    /// Written when the stream is dropped.
    _line: Arc<Line>,
}

impl Events {
    async fn next(&mut self) -> Option<Bytes> {
        if self.over {
            return None;
        }
        tokio::select! {
            biased;
            () = self.admission.ended.cancelled() => Some(self.complete()),
            () = self.stopping.cancelled() => Some(self.complete()),
            part = self.parts.next() => Some(match part {
                Some(Part::Result(body)) => next_event(&body),
                Some(Part::Failed(refusal)) => {
                    let last = [next_event(&answer::refusal_body(&refusal)), self.complete()].concat();
                    last.into()
                }
                Some(Part::End) | None => self.complete(),
            }),
            _ = self.ping.tick() => Some(COMMENT),
        }
    }

    fn complete(&mut self) -> Bytes {
        self.over = true;
        COMPLETE
    }
}

fn next_event(json: &[u8]) -> Bytes {
    [b"event: next\ndata: ".as_slice(), json, b"\n\n"].concat().into()
}

fn respond(body: Body) -> Response {
    let mut response = answer::response(Media::Events, StatusCode::OK, Bytes::new());
    *response.body_mut() = body;
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}
