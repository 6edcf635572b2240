//! The messages of `graphql-transport-ws`.

use crate::http::params::Params;
use crate::http::problem::Refusal;
use axum::extract::ws::{CloseFrame, Message};
use serde_json::{Map, Value, json};

/// What a client says.
#[derive(Debug, PartialEq)]
pub(super) enum Said {
    /// Asks to come in; the payload may hold a token.
    Init(Map<String, Value>),
    /// Asks whether the server is there.
    Ping(Option<Value>),
    /// Answers a ping.
    Pong,
    /// Asks to run an operation.
    Subscribe(String, Params),
    /// Ends an operation.
    Complete(String),
}

/// Why a socket is closed by the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Closing {
    /// Code of the protocol or of RFC 6455.
    pub(super) code: u16,
    /// For the developer of the client; at most 123 bytes.
    pub(super) reason: String,
}

impl Closing {
    /// With this code and reason.
    pub(super) fn new(code: u16, reason: impl Into<String>) -> Self {
        Self { code, reason: reason.into() }
    }

    /// As a message.
    pub(super) fn frame(self) -> Message {
        let mut reason = self.reason;
        while reason.len() > 123 {
            reason.pop();
        }
        Message::Close(Some(CloseFrame { code: self.code, reason: reason.into() }))
    }
}

/// Reads a message, or tells with which code the socket must close.
pub(super) fn read(text: &str) -> Result<Said, Closing> {
    let bad = |reason: &str| Closing::new(4400, reason);
    let Ok(Value::Object(mut message)) = serde_json::from_str(text) else {
        return Err(bad("a message must be a JSON object"));
    };
    let kind = message.remove("type");
    match kind.as_ref().and_then(Value::as_str) {
        Some("connection_init") => payload(&mut message).map(|p| Said::Init(p.unwrap_or_default())),
        Some("ping") => payload(&mut message).map(|p| Said::Ping(p.map(Value::Object))),
        Some("pong") => payload(&mut message).map(|_| Said::Pong),
        Some("complete") => id(&mut message).map(Said::Complete),
        Some("subscribe") => {
            let id = id(&mut message)?;
            let payload = payload(&mut message)?.ok_or_else(|| bad("`subscribe` needs a `payload`"))?;
            let params = Params::from_object(payload).map_err(|refusal| bad(&first(&refusal)))?;
            Ok(Said::Subscribe(id, params))
        }
        Some(_) => Err(bad("clients send no message of this `type`")),
        None => Err(bad("a message needs a `type`")),
    }
}

fn id(message: &mut Map<String, Value>) -> Result<String, Closing> {
    match message.remove("id") {
        Some(Value::String(id)) if !id.is_empty() => Ok(id),
        _ => Err(Closing::new(4400, "`id` must be a string that is not empty")),
    }
}

fn payload(message: &mut Map<String, Value>) -> Result<Option<Map<String, Value>>, Closing> {
    match message.remove("payload") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(payload)) => Ok(Some(payload)),
        Some(_) => Err(Closing::new(4400, "`payload` must be an object")),
    }
}

fn first(refusal: &Refusal) -> String {
    refusal.errors.first().map(|e| e.message.clone()).unwrap_or_default()
}

/// The caller may subscribe now.
pub(super) fn ack() -> Message {
    Message::Text(r#"{"type":"connection_ack"}"#.into())
}

/// The answer to a ping.
pub(super) fn pong(payload: Option<Value>) -> Message {
    let mut message = json!({"type": "pong"});
    if let Some(payload) = payload {
        message["payload"] = payload;
    }
    Message::Text(message.to_string().into())
}

/// A result, which is JSON already.
pub(super) fn next(id: &str, result: &[u8]) -> Message {
    let result = String::from_utf8_lossy(result);
    Message::Text(format!(r#"{{"id":{},"type":"next","payload":{result}}}"#, json!(id)).into())
}

/// The operation failed as a whole.
pub(super) fn error(id: &str, refusal: &Refusal) -> Message {
    Message::Text(json!({"id": id, "type": "error", "payload": refusal.errors}).to_string().into())
}

/// The operation is over.
pub(super) fn complete(id: &str) -> Message {
    Message::Text(json!({"id": id, "type": "complete"}).to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read() {
        assert_eq!(read(r#"{"type":"connection_init"}"#), Ok(Said::Init(Map::new())));
        assert_eq!(read(r#"{"type":"ping","payload":null}"#), Ok(Said::Ping(None)));
        assert_eq!(read(r#"{"type":"complete","id":"1"}"#), Ok(Said::Complete("1".into())));
        let subscribe = read(r#"{"type":"subscribe","id":"1","payload":{"query":"{ a }"}}"#).unwrap();
        assert!(matches!(subscribe, Said::Subscribe(id, params) if id == "1" && params.query == "{ a }"));
    }

    #[test]
    fn everything_else_is_4400() {
        for text in [
            "",
            "1",
            "[]",
            "{}",
            r#"{"type":"next","id":"1","payload":{}}"#,
            r#"{"type":"connection_ack"}"#,
            r#"{"type":"subscribe","payload":{"query":"{a}"}}"#,
            r#"{"type":"subscribe","id":""}"#,
            r#"{"type":"subscribe","id":1,"payload":{"query":"{a}"}}"#,
            r#"{"type":"subscribe","id":"1"}"#,
            r#"{"type":"subscribe","id":"1","payload":{"query":3}}"#,
            r#"{"type":"connection_init","payload":3}"#,
            r#"{"type":"complete"}"#,
            r#"{"type":7}"#,
        ] {
            assert_eq!(read(text).unwrap_err().code, 4400, "{text}");
        }
    }

    #[test]
    fn a_long_reason_is_cut_between_characters() {
        let Message::Close(Some(frame)) = Closing::new(4400, "网".repeat(60)).frame() else {
            panic!("no close")
        };
        assert_eq!(frame.reason.len(), 123);
    }
}
