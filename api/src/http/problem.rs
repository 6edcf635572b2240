//! Errors that leave the edge: each has a code, and none tells more than the caller may know.

use super::discreet::discreet;
use async_graphql::{ErrorExtensionValues, Pos, ServerError, Value};
use data_encoding::BASE32_NOPAD;
use http::StatusCode;
use kit::Code;
use kit::sources::Sources;

/// Why a request was not run; its answer has no `data`.
#[derive(Debug)]
pub(super) struct Refusal {
    /// Whose fault decides the status.
    pub(super) stage: Stage,
    /// At least one.
    pub(super) errors: Vec<ServerError>,
    /// Seconds after which the caller may try again.
    pub(super) retry_after: Option<u64>,
}

/// What was wrong with a refused request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The HTTP request; this status is right for every media type.
    Transport(StatusCode),
    /// The document or its variables: 400, or 200 for `application/json`.
    Document,
}

impl Refusal {
    /// The HTTP request is wrong.
    pub(super) fn transport(status: StatusCode, error: ServerError) -> Self {
        Self { stage: Stage::Transport(status), errors: vec![error], retry_after: None }
    }

    /// The document or its variables are wrong.
    pub(super) fn document(errors: Vec<ServerError>) -> Self {
        Self { stage: Stage::Document, errors, retry_after: None }
    }

    /// The same, with the time after which the caller may try again.
    pub(super) fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// An error of the platform that came up before the operation.
    pub(super) fn platform(error: kit::Error) -> Self {
        let status = match error.code() {
            Code::Unauthenticated => StatusCode::UNAUTHORIZED,
            Code::Forbidden => StatusCode::FORBIDDEN,
            Code::NotFound => StatusCode::NOT_FOUND,
            Code::BadUserInput => StatusCode::BAD_REQUEST,
            Code::Conflict => StatusCode::CONFLICT,
            Code::LimitExceeded => StatusCode::TOO_MANY_REQUESTS,
            Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::transport(status, from_platform(error))
    }
}

/// An error of this code without a place.
pub(super) fn problem(code: Code, message: impl Into<String>) -> ServerError {
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code.as_str());
    let mut error = ServerError::new(message, None);
    error.extensions = Some(extensions);
    error
}

/// An error of this code at a place of the document.
pub(super) fn problem_at(code: Code, message: impl Into<String>, pos: Pos) -> ServerError {
    let mut error = problem(code, message);
    error.locations.push(pos);
    error
}

/// The platform's error as GraphQL answers it, without a place.
pub(super) fn from_platform(error: kit::Error) -> ServerError {
    let mut shown = async_graphql::Error::from(error).into_server_error(Pos::default());
    shown.locations.clear();
    shown
}

/// Makes the errors of an answer fit to leave: a code on each, an id on each internal one, its cause in the log.
pub(super) fn finish(errors: &mut [ServerError], sources: &Sources, request_id: &str) {
    for error in errors {
        if is_input_error(&error.message) {
            set_code(error, Code::BadUserInput);
        }
        let known = code_of(error);
        if known.is_none() || known == Some(Code::Internal.as_str()) {
            hide(error, sources, request_id);
        } else if let Some(cause) = kit::error::hidden_cause(error) {
            tracing::warn!(
                request_id,
                code = known,
                cause = discreet(&cause.0.to_string()),
                "an operation failed"
            );
        }
    }
}

fn hide(error: &mut ServerError, sources: &Sources, request_id: &str) {
    let id = short_id(sources);
    match kit::error::hidden_cause(error) {
        Some(cause) => {
            tracing::error!(request_id, error_id = %id, cause = discreet(&cause.0.to_string()), "internal error")
        }
        None => {
            tracing::error!(request_id, error_id = %id, cause = discreet(&error.message), "internal error")
        }
    }
    error.message = format!("internal error; tell the operator its id {id}");
    set(error, "code", Code::Internal.as_str());
    set(error, "id", id.as_str());
}

/// A short random id for requests and errors: 16 characters of base 32.
pub(super) fn short_id(sources: &Sources) -> String {
    BASE32_NOPAD.encode(&sources.bytes::<10>()).to_ascii_lowercase()
}

/// Gives an error its code, unless it has one.
pub(super) fn set_code(error: &mut ServerError, code: Code) {
    if code_of(error).is_none() {
        set(error, "code", code.as_str());
    }
}

fn code_of(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code),
        _ => None,
    }
}

fn set(error: &mut ServerError, name: &str, value: &str) {
    error.extensions.get_or_insert_default().set(name, value);
}

/// The library's own messages for an argument that does not parse carry no code.
fn is_input_error(message: &str) -> bool {
    ["Failed to parse \"", "Expected input type \"", "Invalid value for argument"]
        .iter()
        .any(|start| message.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::toy::sources;

    #[test]
    fn an_error_without_a_code_becomes_internal_and_loses_its_message() {
        let mut errors = [ServerError::new("Data `alloc::string::String` does not exist.", None)];
        finish(&mut errors, &sources(), "r");
        let json = serde_json::to_value(&errors[0]).unwrap();
        assert_eq!(json["extensions"]["code"], "INTERNAL");
        let id = json["extensions"]["id"].as_str().unwrap();
        assert_eq!(id.len(), 16);
        assert_eq!(json["message"], format!("internal error; tell the operator its id {id}"));
    }

    #[test]
    fn an_argument_that_does_not_parse_is_bad_input() {
        let mut errors = [ServerError::new("Failed to parse \"Int\": no", None)];
        finish(&mut errors, &sources(), "r");
        assert_eq!(code_of(&errors[0]), Some("BAD_USER_INPUT"));
        assert_eq!(errors[0].message, "Failed to parse \"Int\": no");
    }

    #[test]
    fn a_code_is_kept_and_the_fields_too() {
        let mut errors = [from_platform(kit::Error::bad_input("input.area", "unknown code"))];
        finish(&mut errors, &sources(), "r");
        let json = serde_json::to_value(&errors[0]).unwrap();
        assert_eq!(json["extensions"]["code"], "BAD_USER_INPUT");
        assert_eq!(json["extensions"]["fields"][0]["path"], "input.area");
        assert!(json.get("locations").is_none());
    }
}
