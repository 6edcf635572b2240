use crate::http::Limits;
use crate::http::toy::{self, Served};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

struct Client(WebSocketStream<TcpStream>);

impl Client {
    async fn open(served: &Served, protocol: Option<&str>) -> Self {
        let mut request = format!("ws://{}/graphql", served.address).into_client_request().unwrap();
        if let Some(protocol) = protocol {
            request.headers_mut().insert("sec-websocket-protocol", protocol.parse().unwrap());
        }
        let stream = TcpStream::connect(served.address).await.unwrap();
        Self(client_async(request, stream).await.unwrap().0)
    }

    async fn ready(served: &Served) -> Self {
        let mut client = Self::open(served, Some("graphql-transport-ws")).await;
        client.say(json!({"type": "connection_init"})).await;
        assert_eq!(client.hear().await, json!({"type": "connection_ack"}));
        client
    }

    async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    async fn subscribe(&mut self, id: &str, query: &str) {
        self.say(json!({"type": "subscribe", "id": id, "payload": {"query": query}})).await;
    }

    async fn hear(&mut self) -> Value {
        match self.0.next().await.unwrap().unwrap() {
            Message::Text(text) => serde_json::from_str(&text).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    async fn closed(mut self) -> u16 {
        loop {
            match self.0.next().await.unwrap().unwrap() {
                Message::Close(frame) => return frame.unwrap().code.into(),
                Message::Text(_) | Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn an_operation_runs_to_its_complete() {
    let mut client = Client::ready(&toy::served(Limits::default()).await).await;
    client.subscribe("a\"b", "subscription { count(to: 2) }").await;
    for n in 1..=2 {
        let next = json!({"id": "a\"b", "type": "next", "payload": {"data": {"count": n}}});
        assert_eq!(client.hear().await, next);
    }
    assert_eq!(client.hear().await, json!({"id": "a\"b", "type": "complete"}));
    client.subscribe("c", "{ whence }").await;
    assert_eq!(client.hear().await["payload"], json!({"data": {"whence": "127.0.0.1"}}));
}

#[tokio::test]
async fn what_cannot_begin_is_an_error_and_frees_its_id() {
    let mut client = Client::ready(&toy::served(Limits::default()).await).await;
    let cases = [
        ("{ helo }", "BAD_USER_INPUT"),
        ("subscription { a: forever b: forever }", "BAD_USER_INPUT"),
        ("subscription { refused }", "FORBIDDEN"),
    ];
    for (query, code) in cases {
        client.subscribe("1", query).await;
        let message = client.hear().await;
        assert_eq!(
            (&message["type"], &message["payload"][0]["extensions"]["code"]),
            (&json!("error"), &json!(code))
        );
    }
}

#[tokio::test]
async fn a_left_operation_says_no_more() {
    let mut client = Client::ready(&toy::served(Limits::default()).await).await;
    client.subscribe("1", "subscription { forever }").await;
    client.hear().await;
    client.say(json!({"type": "complete", "id": "1"})).await;
    client.subscribe("1", "{ hello }").await;
    assert_eq!(client.hear().await["payload"], json!({"data": {"hello": "world"}}));
}

#[tokio::test]
async fn operations_of_a_socket_are_limited() {
    let limits = Limits { subscriptions_per_socket: 1, ..Limits::default() };
    let mut client = Client::ready(&toy::served(limits).await).await;
    client.subscribe("1", "subscription { forever }").await;
    client.hear().await;
    client.subscribe("2", "{ hello }").await;
    let message = client.hear().await;
    assert_eq!((&message["id"], &message["type"]), (&json!("2"), &json!("error")));
    assert_eq!(message["payload"][0]["extensions"]["limit"], "subscriptions_per_socket");
}

#[tokio::test]
async fn operations_of_all_sockets_of_a_caller_are_limited() {
    let served = toy::served(Limits { streams_per_account: 1, ..Limits::default() }).await;
    let (mut one, mut other) = (Client::ready(&served).await, Client::ready(&served).await);
    one.subscribe("1", "subscription { forever }").await;
    one.hear().await;
    other.subscribe("2", "{ hello }").await;
    let message = other.hear().await;
    assert_eq!((&message["id"], &message["type"]), (&json!("2"), &json!("error")));
    assert_eq!(message["payload"][0]["extensions"]["limit"], "streams_per_account");
    assert_eq!(message["payload"][0]["extensions"]["code"], "LIMIT_EXCEEDED");
    // the pong tells that the end of the operation was heard
    one.say(json!({"type": "complete", "id": "1"})).await;
    one.say(json!({"type": "ping"})).await;
    assert_eq!(one.hear().await, json!({"type": "pong"}));
    other.subscribe("3", "{ hello }").await;
    assert_eq!(other.hear().await["payload"], json!({"data": {"hello": "world"}}));
}

#[tokio::test]
async fn the_server_closes_with_the_code_of_the_reason() {
    let served = toy::served(Limits::default()).await;
    let client = Client::open(&served, None).await;
    assert_eq!(client.closed().await, 4406);

    let mut client = Client::ready(&served).await;
    client.subscribe("1", "subscription { forever }").await;
    client.subscribe("1", "{ hello }").await;
    assert_eq!(client.closed().await, 4409);

    let (a, b) = (Client::ready(&served).await, Client::ready(&served).await);
    served.stop.cancel();
    assert_eq!((a.closed().await, b.closed().await), (1001, 1001));
    served.task.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_socket_ends_with_its_token() {
    let served = toy::served(Limits::default()).await;
    let mut client = Client::ready(&served).await;
    client.subscribe("1", "subscription { forever }").await;
    served.door.ended.cancel();
    assert_eq!(client.closed().await, 4403);
}

#[tokio::test]
async fn a_silent_client_is_closed() {
    let served = toy::served(Limits { socket_init_seconds: 0, ..Limits::default() }).await;
    let client = Client::open(&served, Some("graphql-transport-ws")).await;
    assert_eq!(client.closed().await, 4408);
}

#[tokio::test]
async fn a_message_that_is_too_large_closes_with_its_code() {
    let limits = Limits { body: 1_000, ..Limits::default() };
    let mut client = Client::ready(&toy::served(limits).await).await;
    client.subscribe("1", &format!("{{ hello }} # {}", "x".repeat(2_000))).await;
    assert_eq!(client.closed().await, 1009);
}
