//! `/health/live`, `/health/ready` and `/metrics`.

use super::core::Core;
use super::serve::{ClientAddress, Stopping};
use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Longest that a readiness probe may take.
const PROBE_TIME: Duration = Duration::from_secs(2);

/// The process runs.
pub(super) async fn live() -> Json<Value> {
    Json(json!({"status": "ok"}))
}

/// The process can serve: its probe answers, and it is not stopping.
pub(super) async fn ready(State(core): State<Arc<Core>>, request: Request) -> Response {
    let reason =
        if Stopping::of(request.extensions()).is_cancelled() { Some("stopping") } else { probe(&core).await };
    match reason {
        None => Json(json!({"status": "ok"})).into_response(),
        Some(reason) => {
            (StatusCode::SERVICE_UNAVAILABLE, Json(json!({"status": "unavailable", "reason": reason})))
                .into_response()
        }
    }
}

async fn probe(core: &Core) -> Option<&'static str> {
    let probe = core.ready.as_ref()?;
    match tokio::time::timeout(PROBE_TIME, probe()).await {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error.code().as_str()),
        Err(_) => Some("timeout"),
    }
}

/// Figures in the Prometheus text format, for who asks from a network that may.
pub(super) async fn metrics(State(core): State<Arc<Core>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let strange = core.proxies.strange(ClientAddress::of(&parts.extensions), &parts.headers);
    if strange || !core.readers.has(core.client(&parts)) {
        return StatusCode::FORBIDDEN.into_response();
    }
    match &core.metrics {
        Some(handle) => ([(CONTENT_TYPE, "text/plain; version=0.0.4")], handle.render()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use crate::http::toy::{Door, schema, sources};
    use crate::http::{Edge, Limits, router};
    use axum::body::Body;
    use http::{Request, StatusCode};
    use http_body_util::BodyExt;
    use kit::{Code, Error};
    use serde_json::{Value, json};
    use std::sync::Arc;
    use tower::ServiceExt;

    /// The answer at `path` of a server whose probe ends like this.
    async fn asked(path: &str, probe: fn() -> kit::Result<()>) -> (StatusCode, Value) {
        let edge = Edge::new(schema(), Arc::new(Door::default()), sources(), Limits::default()).unwrap();
        let app = router(edge.ready(move || async move { probe() }));
        let answer = app.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        (parts.status, serde_json::from_slice(&body.collect().await.unwrap().to_bytes()).unwrap())
    }

    #[tokio::test]
    async fn a_server_whose_probe_fails_is_alive_and_not_ready() {
        let fails: fn() -> kit::Result<()> =
            || Err(Error::new(Code::Unavailable, "password of the database"));
        let (status, told) = asked("/health/ready", fails).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(told, json!({ "status": "unavailable", "reason": "UNAVAILABLE" }));
        assert_eq!(asked("/health/live", fails).await, (StatusCode::OK, json!({ "status": "ok" })));
        assert_eq!(asked("/health/ready", || Ok(())).await, (StatusCode::OK, json!({ "status": "ok" })));
    }
}
