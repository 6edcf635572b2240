//! The request log: one line for each request, stream or operation of a socket, written when it ends.

use super::gate::Meter;
use super::problem::short_id;
use async_graphql::parser::types::OperationType;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{Extensions, HeaderValue};
use kit::sources::Sources;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Status of a request whose client left before it was answered.
const LEFT: u16 = 499;

/// One line to be; it is written when the last holder drops it.
pub(super) struct Line {
    id: String,
    method: String,
    path: String,
    start: Instant,
    noted: Mutex<Noted>,
}

#[derive(Default)]
struct Noted {
    operation: Option<String>,
    kind: Option<OperationType>,
    status: Option<u16>,
    meter: Option<Arc<dyn Meter>>,
}

impl Line {
    /// A line that begins now.
    pub(super) fn begin(sources: &Sources, method: &str, path: &str) -> Arc<Self> {
        Arc::new(Self {
            id: short_id(sources),
            method: method.to_owned(),
            path: path.to_owned(),
            start: Instant::now(),
            noted: Mutex::default(),
        })
    }

    /// The line of a request that came through [`record`].
    pub(super) fn of(extensions: &Extensions) -> Arc<Self> {
        let known = extensions.get::<Arc<Self>>().cloned();
        known.unwrap_or_else(|| {
            let (id, method, path) = Default::default();
            Arc::new(Self { id, method, path, start: Instant::now(), noted: Mutex::default() })
        })
    }

    /// The request's id, also in `x-request-id`.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Notes what runs; a name is cut to 80 characters.
    pub(super) fn operation(&self, name: Option<&str>, kind: OperationType) {
        let mut noted = self.noted();
        noted.operation = name.map(|n| n.chars().take(80).collect());
        noted.kind = Some(kind);
    }

    /// Notes where the costs are read at the end.
    pub(super) fn meter(&self, meter: Arc<dyn Meter>) {
        self.noted().meter = Some(meter);
    }

    /// Notes how it went.
    pub(super) fn status(&self, status: u16) {
        self.noted().status = Some(status);
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let noted = std::mem::take(self.noted.get_mut().unwrap_or_else(PoisonError::into_inner));
        let seconds = self.start.elapsed().as_secs_f64();
        let status = noted.status.unwrap_or(LEFT);
        let kind = noted.kind.map_or("none", kind_name);
        let (statements, database_ms) = noted.meter.map_or((0, 0.0), |m| (m.statements(), m.database_ms()));
        tracing::info!(
            target: "wangge::request",
            request_id = self.id,
            method = self.method,
            path = self.path,
            operation = noted.operation,
            kind,
            status,
            duration_ms = (seconds * 1e6).round() / 1e3,
            statements,
            database_ms = (database_ms * 1e3).round() / 1e3,
        );
        metrics::counter!("wangge_requests_total", "kind" => kind, "status" => status.to_string())
            .increment(1);
        metrics::histogram!("wangge_request_seconds", "kind" => kind).record(seconds);
        metrics::counter!("wangge_statements_total").increment(statements);
    }
}

/// Gives each request its line and its id, and its answer what every answer says to browsers.
pub(super) async fn record(State(sources): State<Sources>, mut request: Request, next: Next) -> Response {
    let path = shown(request.uri().path());
    let line = Line::begin(&sources, request.method().as_str(), path);
    request.extensions_mut().insert(Arc::clone(&line));
    let mut response = next.run(request).await;
    line.status(response.status().as_u16());
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(line.id()) {
        headers.insert("x-request-id", id);
    }
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    headers.insert("referrer-policy", HeaderValue::from_static("no-referrer"));
    response
}

/// A path as the log shows it: that of a file is as good as a token.
fn shown(path: &str) -> &str {
    if path.starts_with("/files/") { "/files/*" } else { path }
}

fn kind_name(kind: OperationType) -> &'static str {
    match kind {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_shows_no_path_of_a_file() {
        assert_eq!(shown("/files/340705.1.2.3.abcd"), "/files/*");
        assert_eq!(shown("/files"), "/files");
        assert_eq!(shown("/graphql"), "/graphql");
    }
}
