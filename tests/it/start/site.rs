//! A server as a user started it, and requests to it.

use crate::harness::process::{Home, Running};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use std::process::ExitStatus;

/// A running server.
pub(super) struct Site {
    running: Running,
    address: String,
}

impl Site {
    /// Starts the command line `arguments` and waits until it serves.
    pub(super) async fn start(home: &Home, arguments: &[&str]) -> Self {
        let mut running = home.start(arguments);
        let line = running.line_with("http://127.0.0.1:").await;
        let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
        let address = address.trim_end_matches('/').to_owned();
        Self { running, address }
    }

    /// What it printed up to a line with this text.
    pub(super) async fn printed_to(&mut self, text: &str) -> String {
        self.running.line_with(text).await;
        self.running.printed().to_owned()
    }

    /// The data of an answer without errors.
    pub(super) async fn query(&self, token: Option<&str>, document: &str, variables: Value) -> Value {
        let (status, mut body) = self.send(token, document, variables).await;
        assert_eq!(status, StatusCode::OK, "{document}\n{body:#}");
        assert!(body.get("errors").is_none(), "{document}\n{body:#}");
        body["data"].take()
    }

    /// Any answer.
    pub(super) async fn send(
        &self,
        token: Option<&str>,
        document: &str,
        variables: Value,
    ) -> (StatusCode, Value) {
        let body = json!({ "query": document, "variables": variables });
        let mut request = Client::new().post(format!("{}/graphql", self.address)).json(&body);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let response = request.send().await.unwrap();
        (response.status(), response.json().await.unwrap())
    }

    /// `http://HOST:PORT`.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Stops it as a service manager does.
    pub(super) async fn stop(self) -> ExitStatus {
        self.running.stop().await
    }
}

/// A token from the command line.
pub(super) async fn token(home: &Home, database: &str, account: &str) -> String {
    let output = home.run(&["--database-url", database, "token", account], "").await;
    let printed = crate::harness::command::text(&output);
    assert!(output.status.success(), "{printed}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
