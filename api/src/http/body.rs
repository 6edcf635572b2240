//! Reads the body of a request: JSON, not too large, not too slow.

use super::accept::is_utf8;
use super::limits::{Limits, over};
use super::problem::{Refusal, problem};
use axum::body::Body;
use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use kit::Code;

/// Refuses every type but JSON in UTF-8: no form of another site can send that without asking first.
pub(super) fn check_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut parts = given.split(';').map(str::trim);
    let json = parts.next().is_some_and(|t| t.eq_ignore_ascii_case("application/json"));
    let utf8 = parts.all(|part| match part.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("charset") => is_utf8(value),
        _ => true,
    });
    let encoded = headers.get(CONTENT_ENCODING).is_some_and(|value| value != "identity");
    if encoded {
        let error = problem(Code::BadUserInput, "send the body as it is, without `Content-Encoding`");
        return Err(Refusal::transport(StatusCode::UNSUPPORTED_MEDIA_TYPE, error));
    }
    if json && utf8 {
        return Ok(());
    }
    let error = problem(Code::BadUserInput, "send `Content-Type: application/json` in UTF-8");
    Err(Refusal::transport(StatusCode::UNSUPPORTED_MEDIA_TYPE, error))
}

/// Reads a body.
pub(super) async fn read(body: Body, limits: &Limits) -> Result<Bytes, Refusal> {
    let most = usize::try_from(limits.body).unwrap_or(usize::MAX);
    let reading = Limited::new(body, most).collect();
    match tokio::time::timeout(limits.body_read_time(), reading).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(e)) if e.is::<LengthLimitError>() => Err(Refusal::transport(
            StatusCode::PAYLOAD_TOO_LARGE,
            over("body", limits.body, "send a smaller body"),
        )),
        Ok(Err(_)) => {
            let error = problem(Code::BadUserInput, "the body ended too early");
            Err(Refusal::transport(StatusCode::BAD_REQUEST, error))
        }
        Err(_) => {
            let error = over("body_read_seconds", limits.body_read_seconds, "send the body faster");
            Err(Refusal::transport(StatusCode::REQUEST_TIMEOUT, error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(value: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, value.parse().unwrap());
        check_type(&headers).is_ok()
    }

    #[test]
    fn json_only() {
        assert!(typed("application/json") && typed("Application/JSON; charset=\"UTF-8\""));
        for wrong in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk", "a"]
        {
            assert!(!typed(wrong), "{wrong}");
        }
        assert!(check_type(&HeaderMap::new()).is_err());
    }

    #[test]
    fn a_packed_body_is_refused_as_such() {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, "application/json".parse().unwrap());
        headers.insert(CONTENT_ENCODING, "gzip".parse().unwrap());
        let refused = check_type(&headers).unwrap_err();
        assert!(refused.errors[0].message.contains("without `Content-Encoding`"));
        headers.insert(CONTENT_ENCODING, "identity".parse().unwrap());
        assert!(check_type(&headers).is_ok());
    }

    #[tokio::test]
    async fn a_large_body_is_refused() {
        let limits = Limits { body: 4, ..Limits::default() };
        assert_eq!(read(Body::from("1234"), &limits).await.unwrap(), "1234");
        let refused = read(Body::from("12345"), &limits).await.unwrap_err();
        assert_eq!(refused.stage, crate::http::problem::Stage::Transport(StatusCode::PAYLOAD_TOO_LARGE));
        assert!(refused.errors[0].message.contains("`body`, which is 4"));
    }

    #[tokio::test]
    async fn a_slow_body_is_refused() {
        let slow = Body::from_stream(futures_util::stream::pending::<Result<Bytes, std::io::Error>>());
        let limits = Limits { body_read_seconds: 0, ..Limits::default() };
        let refused = read(slow, &limits).await.unwrap_err();
        assert_eq!(refused.stage, crate::http::problem::Stage::Transport(StatusCode::REQUEST_TIMEOUT));
    }
}
