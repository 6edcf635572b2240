//! Runs a query or a mutation in time, and answers it.

use super::core::Core;
use super::entry::Call;
use super::gate::Admission;
use super::limits::over;
use super::prepare::Prepared;
use super::problem::{Refusal, finish, problem};
use super::{answer, line::Line};
use async_graphql::ServerError;
use axum::response::Response;
use futures_util::FutureExt;
use http::StatusCode;
use kit::Code;
use std::panic::AssertUnwindSafe;

/// Runs a query or a mutation and answers it.
pub(super) async fn answer(
    core: &Core,
    call: &Call,
    admission: &Admission,
    prepared: Prepared,
) -> Result<Response, Refusal> {
    let result = execute(core, admission, prepared, &call.line).await?;
    let body = answer::result_body(&result, core.limits.answer)?;
    let mut response = answer::response(call.media, StatusCode::OK, body);
    response.headers_mut().extend(result.http_headers);
    Ok(response)
}

/// Runs a query or a mutation; its errors are fit to leave.
pub(super) async fn execute(
    core: &Core,
    admission: &Admission,
    prepared: Prepared,
    line: &Line,
) -> Result<async_graphql::Response, Refusal> {
    let (request, meter) = (admission.prepare)(prepared.request);
    line.meter(meter);
    let running = AssertUnwindSafe(core.engine.execute(request)).catch_unwind();
    let mut result = match tokio::time::timeout(core.limits.request_time(), running).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => return Err(panicked(core, line)),
        Err(_) => {
            let error = over("request_seconds", core.limits.request_seconds, "ask for less at a time");
            return Err(Refusal::transport(StatusCode::GATEWAY_TIMEOUT, error));
        }
    };
    finish(&mut result.errors, &core.sources, line.id());
    Ok(result)
}

fn panicked(core: &Core, line: &Line) -> Refusal {
    let mut errors: [ServerError; 1] = [problem(Code::Internal, "a resolver panicked")];
    finish(&mut errors, &core.sources, line.id());
    let [error] = errors;
    Refusal::transport(StatusCode::INTERNAL_SERVER_ERROR, error)
}
