use crate::http::Limits;
use crate::http::toy::{self, Served};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn send(served: &Served, query: &str, accept: &str) -> TcpStream {
    let body = json!({"query": query}).to_string();
    let head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";
    let request = format!("{head}\r\nAccept: {accept}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

async fn rest(mut stream: TcpStream) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    text
}

#[tokio::test]
async fn a_request_at_hand_is_finished_when_the_server_stops() {
    let served = toy::served(Limits::default()).await;
    let stream = send(&served, "{ held }", "application/json").await;
    while served.changes.sum() == 0 {
        tokio::task::yield_now().await;
    }
    served.stop.cancel();
    served.changes.let_go();
    let answer = rest(stream).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(r#"{"data":{"held":true}}"#), "{answer}");
    served.task.await.unwrap().unwrap();
    assert!(TcpStream::connect(served.address).await.is_err());
}

#[tokio::test]
async fn a_stream_is_completed_when_the_server_stops_or_the_token_ends() {
    for by_token in [true, false] {
        let served = toy::served(Limits::default()).await;
        let mut stream = send(&served, "subscription { forever }", "text/event-stream").await;
        let mut head = [0; 512];
        while !String::from_utf8_lossy(&head).contains("forever") {
            assert_ne!(stream.read(&mut head).await.unwrap(), 0);
        }
        if by_token {
            served.door.ended.cancel()
        } else {
            served.stop.cancel()
        };
        let mut text = String::new();
        while !text.contains("event: complete\ndata:\n\n") {
            let mut part = [0; 512];
            let length = stream.read(&mut part).await.unwrap();
            assert_ne!(length, 0, "{text}");
            text += &String::from_utf8_lossy(&part[..length]);
        }
        served.stop.cancel();
        served.task.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_caller_has_so_many_streams_at_a_time_and_not_one_more() {
    let limits = Limits { streams_per_account: 1, requests_per_address: 1_000_000, ..Limits::default() };
    let served = toy::served(limits).await;
    let query = "subscription { forever }";
    let mut stream = send(&served, query, "text/event-stream").await;
    let mut head = [0; 512];
    while !String::from_utf8_lossy(&head).contains("forever") {
        assert_ne!(stream.read(&mut head).await.unwrap(), 0);
    }
    let mut answer = [0; 4096];
    let length = send(&served, query, "text/event-stream").await.read(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer[..length]).into_owned();
    assert!(answer.starts_with("HTTP/1.1 429"), "{answer}");
    // what is no stream is answered all the same, and the place is free when the stream is over
    let mut plain = [0; 4096];
    let length = send(&served, "{ hello }", "application/json").await.read(&mut plain).await.unwrap();
    assert!(String::from_utf8_lossy(&plain[..length]).starts_with("HTTP/1.1 200"));
    drop(stream);
    loop {
        let mut again = send(&served, "subscription { count(to: 1) }", "text/event-stream").await;
        let mut first = [0; 4096];
        let length = again.read(&mut first).await.unwrap();
        if String::from_utf8_lossy(&first[..length]).starts_with("HTTP/1.1 200") {
            break;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_runs_for_a_client_that_went_away_is_given_up() {
    for accept in ["application/json", "text/event-stream"] {
        let served = toy::served(Limits::default()).await;
        let stream = send(&served, "{ never }", accept).await;
        while served.changes.sum() < 1 {
            tokio::task::yield_now().await;
        }
        drop(stream);
        while served.changes.sum() < 2 {
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test]
async fn a_client_that_sends_no_head_is_cut_off() {
    let served = toy::served(Limits { header_read_seconds: 0, ..Limits::default() }).await;
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    stream.write_all(b"POST /graphql HTTP/1.1\r\n").await.unwrap();
    assert_eq!(rest(stream).await, "");
}
