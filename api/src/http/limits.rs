//! How much one caller may ask for: every limit of the edge, configurable.

use super::problem::problem;
use async_graphql::ServerError;
use kit::Code;
use serde::Deserialize;
use std::time::Duration;

/// The limits of the endpoint. Sizes are in bytes, times in seconds.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Nested fields of one operation.
    pub depth: u64,
    /// Fields of one operation, each counted as often as its page has rows.
    pub complexity: u64,
    /// Aliases of one operation.
    pub aliases: u64,
    /// Directives of one operation.
    pub directives: u64,
    /// Lexical tokens of one document.
    pub tokens: u64,
    /// Fields of one operation's root.
    pub root_fields: u64,
    /// Rows counted for a connection that is asked for without `first` and `last`.
    pub page_size: u64,
    /// Bytes of one request's body.
    pub body: u64,
    /// Bytes of one answer.
    pub answer: u64,
    /// Seconds that one query or mutation may run.
    pub request_seconds: u64,
    /// Seconds for a client to send the head of a request.
    pub header_read_seconds: u64,
    /// Seconds for a client to send the body of a request.
    pub body_read_seconds: u64,
    /// Requests per account and minute.
    pub requests_per_account: u64,
    /// Requests per address and minute without a login.
    pub requests_per_address: u64,
    /// Streams of events and operations on sockets that run at the same time for an account, or for an address without a
    /// login.
    pub streams_per_account: u64,
    /// Operations that run at the same time on one socket.
    pub subscriptions_per_socket: u64,
    /// Seconds for a socket to send `connection_init`.
    pub socket_init_seconds: u64,
    /// Seconds between two pings of a socket or a stream.
    pub ping_seconds: u64,
    /// Whether `__schema` and `__type` are answered; messages suggest names only then.
    pub introspection: bool,
    /// Origins (`https://example.org`) whose pages may call the endpoint from a browser.
    pub allowed_origins: Vec<String>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 16,
            complexity: 20_000,
            aliases: 60,
            directives: 50,
            tokens: 4_000,
            root_fields: 30,
            page_size: 20,
            body: 1 << 20,
            answer: 8 << 20,
            request_seconds: 20,
            header_read_seconds: 10,
            body_read_seconds: 10,
            requests_per_account: 1_200,
            requests_per_address: 300,
            streams_per_account: 50,
            subscriptions_per_socket: 50,
            socket_init_seconds: 5,
            ping_seconds: 20,
            introspection: true,
            allowed_origins: Vec::new(),
        }
    }
}

impl Limits {
    /// How long one query or mutation may run.
    pub fn request_time(&self) -> Duration {
        Duration::from_secs(self.request_seconds)
    }

    /// How long a client may take for the body of a request.
    pub fn body_read_time(&self) -> Duration {
        Duration::from_secs(self.body_read_seconds)
    }

    /// How long a socket may take for `connection_init`.
    pub fn socket_init_time(&self) -> Duration {
        Duration::from_secs(self.socket_init_seconds)
    }

    /// Time between two pings.
    pub fn ping_time(&self) -> Duration {
        Duration::from_secs(self.ping_seconds.max(1))
    }
}

/// The refusal of what is over a limit: `limit` is the setting's name, `value` what it is set to.
pub(super) fn over(limit: &'static str, value: u64, advice: &str) -> ServerError {
    let mut error =
        problem(Code::LimitExceeded, format!("over the limit `{limit}`, which is {value} here: {advice}"));
    if let Some(extensions) = &mut error.extensions {
        extensions.set("limit", limit);
        extensions.set("value", value);
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_replace_single_defaults() {
        let limits: Limits =
            serde_json::from_str(r#"{"depth": 3, "allowed_origins": ["https://a.example"]}"#).unwrap();
        assert_eq!(limits.depth, 3);
        assert_eq!(limits.complexity, 20_000);
        assert_eq!(limits.allowed_origins, ["https://a.example"]);
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        assert!(serde_json::from_str::<Limits>(r#"{"dept": 3}"#).is_err());
    }

    #[test]
    fn a_refusal_names_the_limit_and_its_value() {
        let error = over("depth", 16, "ask for less");
        let json = serde_json::to_value(&error).unwrap();
        assert_eq!(json["extensions"]["code"], "LIMIT_EXCEEDED");
        assert_eq!(json["extensions"]["limit"], "depth");
        assert_eq!(json["extensions"]["value"], 16);
        assert_eq!(json["message"], "over the limit `depth`, which is 16 here: ask for less");
    }
}
