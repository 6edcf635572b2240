//! WebSocket: the protocol `graphql-transport-ws`, to the letter, and no other.

mod message;
mod socket;

use super::accept::Media;
use super::answer;
use super::core::Core;
use super::entry::header;
use super::line::Line;
use super::problem::{Refusal, problem};
use super::serve::Stopping;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::AUTHORIZATION;
use kit::Code;
use socket::{Peer, Socket};
use std::sync::Arc;

const PROTOCOL: &str = "graphql-transport-ws";

/// Opens a socket. A client that does not offer the protocol is told by 4406 after the handshake.
pub(super) async fn upgrade(core: Arc<Core>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade,
        Err(rejected) => {
            let status = rejected.into_response().status();
            return refuse(status, Code::BadUserInput, "this is no handshake of WebSocket version 13");
        }
    };
    let spoken = upgrade.requested_protocols().any(|p| p == PROTOCOL);
    let peer = Peer {
        address: core.client(&parts),
        authorization: header(&parts.headers, AUTHORIZATION.as_str()).map(str::to_owned),
        path: parts.uri.path().to_owned(),
        stopping: Stopping::of(&parts.extensions),
        line: Line::of(&parts.extensions),
    };
    let place = peer.stopping.running.token();
    let most = usize::try_from(core.limits.body).unwrap_or(usize::MAX);
    upgrade.protocols([PROTOCOL]).max_message_size(most).max_frame_size(most).on_upgrade(
        async move |socket| {
            Socket::new(core, socket, peer).run(spoken).await;
            drop(place);
        },
    )
}

fn refuse(status: StatusCode, code: Code, message: &str) -> Response {
    answer::refusal(Media::Json, &Refusal::transport(status, problem(code, message)))
}

#[cfg(test)]
mod tests;
