//! One socket: its handshake, its operations, its pings, its end.

use super::message::{self, Closing, Said};
use crate::http::core::Core;
use crate::http::gate::Admission;
use crate::http::line::Line;
use crate::http::params::Params;
use crate::http::parts::{Part, parts, too_many};
use crate::http::prepare::prepare;
use crate::http::problem::{Refusal, Stage};
use crate::http::serve::Stopping;
use axum::extract::ws::{Message, WebSocket};
use bytes::Bytes;
use futures_util::stream::BoxStream;
use http::StatusCode;
use serde_json::{Map, Value};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, Interval, interval_at, sleep_until, timeout};
use tokio_stream::{StreamExt, StreamMap};

/// A client that takes nothing for this long is given up.
const SEND_TIME: Duration = Duration::from_secs(10);

/// A client that does not answer a close for this long is left.
const CLOSE_TIME: Duration = Duration::from_secs(2);

/// The client's side of a socket.
pub(super) struct Peer {
    pub(super) address: IpAddr,
    /// The handshake's header, for clients that can set one.
    pub(super) authorization: Option<String>,
    pub(super) path: String,
    pub(super) stopping: Stopping,
    /// The handshake's line in the log.
    pub(super) line: Arc<Line>,
}

/// A socket and its operations.
pub(super) struct Socket {
    core: Arc<Core>,
    socket: WebSocket,
    peer: Peer,
    admission: Option<Admission>,
    operations: StreamMap<String, BoxStream<'static, Part>>,
    /// When `connection_init` must have come.
    init_by: Instant,
    ping: Interval,
    /// A ping was sent, and nothing came since.
    waiting: bool,
}

/// Why the loop ends: a close to send, or nobody to send it to.
enum End {
    Close(Closing),
    Gone,
}

impl From<Closing> for End {
    fn from(closing: Closing) -> Self {
        Self::Close(closing)
    }
}

impl Socket {
    /// A socket after its HTTP handshake.
    pub(super) fn new(core: Arc<Core>, socket: WebSocket, peer: Peer) -> Self {
        let (now, every) = (Instant::now(), core.limits.ping_time());
        let init_by = now + core.limits.socket_init_time();
        let (operations, ping) = (StreamMap::new(), interval_at(now + every, every));
        Self { core, socket, peer, admission: None, operations, init_by, ping, waiting: false }
    }

    /// Runs until one side ends it. `spoken`: the client offered the protocol.
    pub(super) async fn run(mut self, spoken: bool) {
        metrics::gauge!("wangge_sockets").increment(1.0);
        let end =
            if spoken { self.speak().await } else { Closing::new(4406, "Subprotocol not acceptable").into() };
        if let End::Close(closing) = end {
            self.close(closing).await;
        }
        metrics::gauge!("wangge_sockets").decrement(1.0);
    }

    async fn speak(&mut self) -> End {
        loop {
            if let Err(end) = self.step().await {
                return end;
            }
        }
    }

    async fn step(&mut self) -> Result<(), End> {
        let admission = self.admission.clone();
        tokio::select! {
            biased;
            () = self.peer.stopping.cancelled() => Err(Closing::new(1001, "the server stops").into()),
            () = ended(admission.as_ref()) => Err(Closing::new(4403, "Forbidden").into()),
            () = sleep_until(self.init_by), if admission.is_none() => {
                Err(Closing::new(4408, "Connection initialisation timeout").into())
            }
            said = self.socket.recv() => match said {
                Some(Ok(message)) => self.hear(message).await,
                Some(Err(error)) if error.to_string().contains("too long") => {
                    Err(Closing::new(1009, "the message is over the limit `body`").into())
                }
                _ => Err(End::Gone),
            },
            _ = self.ping.tick() => self.ping().await,
            Some((id, part)) = self.operations.next() => self.tell(&id, part).await,
        }
    }

    async fn hear(&mut self, message: Message) -> Result<(), End> {
        self.waiting = false;
        let said = match message {
            Message::Text(text) => message::read(&text)?,
            Message::Binary(_) => return Err(Closing::new(4400, "messages must be text").into()),
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
            Message::Close(_) => return Err(End::Gone),
        };
        match said {
            Said::Init(payload) => self.init(&payload).await,
            Said::Ping(payload) => self.send(message::pong(payload)).await,
            Said::Pong => Ok(()),
            Said::Subscribe(id, params) => self.subscribe(id, params).await,
            Said::Complete(id) => {
                self.operations.remove(&id);
                Ok(())
            }
        }
    }

    async fn init(&mut self, payload: &Map<String, Value>) -> Result<(), End> {
        if self.admission.is_some() {
            return Err(Closing::new(4429, "Too many initialisation requests").into());
        }
        let said = ["authorization", "Authorization"].iter().find_map(|name| payload.get(*name));
        let token = match said {
            Some(Value::String(token)) => Some(token.as_str()),
            Some(Value::Null) | None => self.peer.authorization.as_deref(),
            Some(_) => return Err(Closing::new(4400, "`authorization` must be a string").into()),
        };
        let admission =
            self.core.admit(token, self.peer.address).await.map_err(|refusal| turned_away(&refusal))?;
        self.core
            .count(admission.account.as_deref(), self.peer.address)
            .map_err(|refusal| turned_away(&refusal))?;
        self.admission = Some(admission);
        self.send(message::ack()).await
    }

    async fn subscribe(&mut self, id: String, params: Params) -> Result<(), End> {
        let Some(admission) = self.admission.clone() else {
            return Err(Closing::new(4401, "Unauthorized").into());
        };
        if self.operations.contains_key(&id) {
            return Err(Closing::new(4409, format!("Subscriber for {id} already exists")).into());
        }
        let line = Line::begin(&self.core.sources, "WS", &self.peer.path);
        match self.begin(&admission, params, &line).await {
            Ok(parts) => {
                self.operations.insert(id, parts);
                Ok(())
            }
            Err(refusal) => {
                line.status(match refusal.stage {
                    Stage::Transport(status) => status.as_u16(),
                    Stage::Document => StatusCode::BAD_REQUEST.as_u16(),
                });
                self.send(message::error(&id, &refusal)).await
            }
        }
    }

    async fn begin(
        &mut self,
        admission: &Admission,
        params: Params,
        line: &Arc<Line>,
    ) -> Result<BoxStream<'static, Part>, Refusal> {
        let most = self.core.limits.subscriptions_per_socket;
        if self.operations.len() as u64 >= most {
            return Err(too_many(most));
        }
        self.core.count(admission.account.as_deref(), self.peer.address)?;
        let prepared = prepare(&self.core, params, self.peer.address).await?;
        line.operation(prepared.name.as_deref(), prepared.kind);
        let place = self.core.place(admission.account.as_deref(), self.peer.address)?;
        Ok(parts(&self.core, admission, prepared, (Arc::clone(line), place)))
    }

    async fn tell(&mut self, id: &str, part: Part) -> Result<(), End> {
        let message = match part {
            Part::Result(body) => return self.send(message::next(id, &body)).await,
            Part::Failed(refusal) => message::error(id, &refusal),
            Part::End => message::complete(id),
        };
        self.operations.remove(id);
        self.send(message).await
    }

    async fn ping(&mut self) -> Result<(), End> {
        if std::mem::replace(&mut self.waiting, true) {
            return Err(End::Gone);
        }
        self.send(Message::Ping(Bytes::new())).await
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        match timeout(SEND_TIME, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(End::Gone),
        }
    }

    /// Sends the close and waits a little for the client's.
    async fn close(mut self, closing: Closing) {
        self.operations.clear();
        tracing::debug!(request_id = self.peer.line.id(), code = closing.code, "a socket is closed");
        if self.send(closing.frame()).await.is_ok() {
            let answer = async { while let Some(Ok(_)) = self.socket.recv().await {} };
            if timeout(CLOSE_TIME, answer).await.is_err() {
                tracing::debug!(request_id = self.peer.line.id(), "a client did not close its socket");
            }
        }
    }
}

async fn ended(admission: Option<&Admission>) {
    match admission {
        Some(admission) => admission.ended.cancelled().await,
        None => std::future::pending().await,
    }
}

/// A caller who is not let in.
fn turned_away(refusal: &Refusal) -> Closing {
    match refusal.stage {
        Stage::Transport(StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) => Closing::new(4403, "Forbidden"),
        Stage::Transport(StatusCode::TOO_MANY_REQUESTS) => {
            Closing::new(4403, "too many requests, come again later")
        }
        Stage::Transport(StatusCode::SERVICE_UNAVAILABLE) => Closing::new(1013, "try again later"),
        _ => Closing::new(1011, "internal error"),
    }
}
