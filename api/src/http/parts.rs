//! An operation as a stream of parts, for the transports that answer more than once.

use super::core::Core;
use super::gate::Admission;
use super::limits::over;
use super::line::Line;
use super::prepare::Prepared;
use super::problem::{Refusal, finish, problem};
use super::streams::Place;
use super::{answer, run};
use async_graphql::parser::types::OperationType;
use async_graphql::{Response, Value};
use bytes::Bytes;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};
use http::StatusCode;
use kit::Code;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// A part of an operation's answer.
#[derive(Debug)]
pub(super) enum Part {
    /// A result as JSON.
    Result(Bytes),
    /// The operation failed as a whole; the last part.
    Failed(Refusal),
    /// The operation is over; the last part.
    End,
}

/// Runs an operation of any kind, which holds the place of its caller to its end.
pub(super) fn parts(
    core: &Arc<Core>,
    admission: &Admission,
    prepared: Prepared,
    (line, place): (Arc<Line>, Place),
) -> BoxStream<'static, Part> {
    let parts = unplaced(core, admission, prepared, line);
    stream::unfold((parts, place), async |(mut parts, place)| {
        let part = parts.next().await?;
        Some((part, (parts, place)))
    })
    .boxed()
}

fn unplaced(
    core: &Arc<Core>,
    admission: &Admission,
    prepared: Prepared,
    line: Arc<Line>,
) -> BoxStream<'static, Part> {
    line.status(StatusCode::OK.as_u16());
    let core = Arc::clone(core);
    if prepared.kind == OperationType::Subscription {
        return subscription(core, admission, prepared, line);
    }
    let admission = admission.clone();
    let once = async move {
        let result = run::execute(&core, &admission, prepared, &line).await;
        as_part(result.and_then(|result| answer::result_body(&result, core.limits.answer)))
    };
    until_end(once.into_stream().boxed())
}

fn subscription(
    core: Arc<Core>,
    admission: &Admission,
    prepared: Prepared,
    line: Arc<Line>,
) -> BoxStream<'static, Part> {
    let (request, meter) = (admission.prepare)(prepared.request);
    line.meter(meter);
    let results = AssertUnwindSafe(core.engine.stream(request)).catch_unwind().enumerate();
    let parts = results.map(move |(n, result)| match result {
        Ok(result) => event(&core, result, n == 0, &line),
        Err(_) => event(
            &core,
            Response::from_errors(vec![problem(Code::Internal, "a stream panicked")]),
            true,
            &line,
        ),
    });
    until_end(parts.boxed())
}

/// A subscription that cannot even begin fails as a whole; a later event that fails is a result like others.
fn event(core: &Core, mut result: Response, first: bool, line: &Line) -> Part {
    finish(&mut result.errors, &core.sources, line.id());
    if first && result.data == Value::Null && !result.errors.is_empty() {
        return Part::Failed(Refusal::document(result.errors));
    }
    as_part(answer::result_body(&result, core.limits.answer))
}

fn as_part(result: Result<Bytes, Refusal>) -> Part {
    result.map_or_else(Part::Failed, Part::Result)
}

/// Ends after the first failure, and says when it ended well.
fn until_end(parts: BoxStream<'static, Part>) -> BoxStream<'static, Part> {
    let parts = parts.chain(stream::iter([Part::End]));
    parts
        .scan(false, |over, part| {
            let more = !*over;
            *over = !matches!(part, Part::Result(_));
            std::future::ready(more.then_some(part))
        })
        .boxed()
}

/// The refusal of one operation more than a socket may run.
pub(super) fn too_many(most: u64) -> Refusal {
    let advice = "complete another operation first";
    Refusal::transport(StatusCode::TOO_MANY_REQUESTS, over("subscriptions_per_socket", most, advice))
}
