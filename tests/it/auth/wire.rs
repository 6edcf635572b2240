//! A removal ends what goes on over a real port, by WebSocket and by server-sent events.

use super::town::{Town, Visitor};
use crate::harness::TestDatabase;
use crate::harness::command::PATIENCE;
use api::http::{Limits, serve};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::io;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use tokio_util::sync::CancellationToken;

const RINGS: &str = "subscription { rings }";

/// A town with a clerk, served on a port, and the watch that ends what may not go on.
struct Served<'a> {
    town: Town,
    clerk: Visitor,
    database: &'a TestDatabase,
    address: String,
    stop: CancellationToken,
    running: JoinSet<io::Result<()>>,
}

impl<'a> Served<'a> {
    async fn new(database: &'a TestDatabase) -> Self {
        let town = Town::new(database).await;
        let clerk = town.clerk("wang.fang").await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (stop, mut running) = (CancellationToken::new(), JoinSet::new());
        let (router, shutdown) = (town.router.clone(), stop.clone());
        running.spawn(async move { serve(listener, router, &Limits::default(), shutdown).await });
        let (gate, shutdown) = (town.auth.gate.clone(), stop.clone());
        running.spawn(async move {
            gate.watch(shutdown).await;
            Ok(())
        });
        Self { town, clerk, database, address, stop, running }
    }

    /// Takes the posts of everybody away, as another process would.
    async fn remove(&self) {
        self.database.execute("UPDATE post SET ended_at = 1").await;
        self.database.execute("UPDATE rights_epoch SET epoch = epoch + 1").await;
        self.town.platform.poll_rights().await.unwrap();
    }

    async fn end(mut self) {
        self.stop.cancel();
        while let Some(ended) = self.running.join_next().await {
            ended.unwrap().unwrap();
        }
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn say(socket: &mut Socket, message: Value) {
    socket.send(Message::Text(Utf8Bytes::from(message.to_string()))).await.unwrap();
}

/// The next message that is no ping.
async fn heard(socket: &mut Socket) -> Message {
    loop {
        let message = timeout(PATIENCE, socket.next()).await.unwrap().unwrap().unwrap();
        if !message.is_ping() {
            return message;
        }
    }
}

async fn heard_json(socket: &mut Socket) -> Value {
    serde_json::from_str(heard(socket).await.to_text().unwrap()).unwrap()
}

#[tokio::test]
async fn a_removal_closes_a_socket() {
    let database = TestDatabase::sqlite().await;
    let served = Served::new(&database).await;
    let mut request = format!("ws://{}/graphql", served.address).into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().unwrap());
    let (mut socket, _) = connect_async(request).await.unwrap();
    let login = json!({ "authorization": format!("Bearer {}", served.clerk.token) });
    say(&mut socket, json!({ "type": "connection_init", "payload": login })).await;
    assert_eq!(heard_json(&mut socket).await["type"], "connection_ack");
    say(&mut socket, json!({ "id": "1", "type": "subscribe", "payload": { "query": RINGS } })).await;
    let rang = json!({ "id": "1", "type": "next", "payload": { "data": { "rings": 12 } } });
    assert_eq!(heard_json(&mut socket).await, rang);
    served.remove().await;
    let last = heard(&mut socket).await;
    assert!(
        matches!(&last, Message::Close(Some(CloseFrame { code, .. })) if u16::from(*code) == 4403),
        "{last}"
    );
    drop(socket);
    served.end().await;
    database.remove().await;
}

#[tokio::test]
async fn a_removal_completes_server_sent_events() {
    let database = TestDatabase::sqlite().await;
    let served = Served::new(&database).await;
    let request = reqwest::Client::new()
        .post(format!("http://{}/graphql", served.address))
        .header("accept", "text/event-stream")
        .header("content-type", "application/json")
        .bearer_auth(&served.clerk.token)
        .body(json!({ "query": RINGS }).to_string());
    let mut answer = request.send().await.unwrap();
    let mut text = String::new();
    while !text.contains("event: next") {
        text += std::str::from_utf8(&more(&mut answer).await.unwrap()).unwrap();
    }
    assert!(text.contains(r#"{"data":{"rings":12}}"#), "{text}");
    served.remove().await;
    let mut rest = String::new();
    while let Some(part) = more(&mut answer).await {
        rest += std::str::from_utf8(&part).unwrap();
    }
    assert!(rest.ends_with("event: complete\ndata:\n\n") && !rest.contains("event: next"), "{rest}");
    served.end().await;
    database.remove().await;
}

/// The next part of the body; None at its end.
async fn more(answer: &mut reqwest::Response) -> Option<bytes::Bytes> {
    timeout(PATIENCE, answer.chunk()).await.unwrap().unwrap()
}
