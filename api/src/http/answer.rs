//! Answers as they leave: media type, status and a body under a size.

use super::accept::Media;
use super::limits::over;
use super::problem::{Refusal, Stage};
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use serde::Serialize;
use std::io;

/// An answer of the endpoint.
pub(super) fn response(media: Media, status: StatusCode, body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media.content_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The answer to a refused request.
pub(super) fn refusal(media: Media, refusal: &Refusal) -> Response {
    let media = if media == Media::Events { Media::Json } else { media };
    let status = match (refusal.stage, media) {
        (Stage::Transport(status), _) => status,
        (Stage::Document, Media::Graphql) => StatusCode::BAD_REQUEST,
        (Stage::Document, _) => StatusCode::OK,
    };
    let mut response = response(media, status, refusal_body(refusal));
    if let Some(seconds) = refusal.retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    let (name, value) = match status {
        StatusCode::UNAUTHORIZED => (WWW_AUTHENTICATE, "Bearer"),
        StatusCode::METHOD_NOT_ALLOWED => (ALLOW, "POST"),
        _ => return response,
    };
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}

/// Errors alone: a request error has no `data`.
pub(super) fn refusal_body(refusal: &Refusal) -> Bytes {
    #[derive(Serialize)]
    struct Shown<'a> {
        errors: &'a [async_graphql::ServerError],
    }
    let shown = Shown { errors: &refusal.errors };
    serde_json::to_vec(&shown).map_or_else(|_| Bytes::from_static(b"{\"errors\":[]}"), Bytes::from)
}

/// The result of an operation as JSON.
///
/// # Errors
/// It is larger than `most` bytes.
pub(super) fn result_body(result: &async_graphql::Response, most: u64) -> Result<Bytes, Refusal> {
    let mut body =
        Capped { bytes: Vec::with_capacity(1024), most: usize::try_from(most).unwrap_or(usize::MAX) };
    match kit::json::write(&mut body, result) {
        Ok(()) => Ok(body.bytes.into()),
        Err(_) => {
            let advice =
                "the answer is larger; ask for smaller pages or fewer fields (a mutation was carried out)";
            Err(Refusal::transport(StatusCode::UNPROCESSABLE_ENTITY, over("answer", most, advice)))
        }
    }
}

struct Capped {
    bytes: Vec<u8>,
    most: usize,
}

impl io::Write for Capped {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > self.most {
            return Err(io::Error::other("over the size of an answer"));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::problem::problem;
    use async_graphql::value;
    use kit::Code;

    #[test]
    fn a_wrong_document_is_400_or_200_by_media_type_and_has_no_data() {
        let wrong = Refusal::document(vec![problem(Code::BadUserInput, "no")]);
        assert_eq!(refusal(Media::Graphql, &wrong).status(), 400);
        assert_eq!(refusal(Media::Json, &wrong).status(), 200);
        let body = serde_json::from_slice::<serde_json::Value>(&refusal_body(&wrong)).unwrap();
        assert_eq!(
            body,
            serde_json::json!({"errors": [{"message": "no", "extensions": {"code": "BAD_USER_INPUT"}}]})
        );
    }

    #[test]
    fn a_bad_token_is_challenged() {
        let response = refusal(Media::Json, &Refusal::platform(kit::Error::unauthenticated()));
        assert_eq!(response.status(), 401);
        assert_eq!(response.headers()[WWW_AUTHENTICATE], "Bearer");
    }

    #[test]
    fn an_answer_over_the_size_is_refused() {
        let result = async_graphql::Response::new(value!({"a": "0123456789"}));
        assert_eq!(result_body(&result, 100).unwrap(), r#"{"data":{"a":"0123456789"}}"#);
        let refused = result_body(&result, 20).unwrap_err();
        assert!(refused.errors[0].message.contains("`answer`, which is 20"));
    }
}
