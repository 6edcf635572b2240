//! Sends one GraphQL request again and again for `scripts/bench`.
//!
//! Usage: `load ADDRESS SECONDS CONNECTIONS TOKEN BODY`, an empty TOKEN for none. Prints requests a second, the
//! median and the 99th percentile of the latency in milliseconds, and the bytes of an answer's body. An answer with
//! another status than 200 or with errors ends it.

use std::io::{Error, Result};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// Latencies of one connection, and the size of its last body.
struct Tally {
    latencies: Vec<Duration>,
    bytes: usize,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, seconds, connections, token, body] = arguments.as_slice() else {
        return Err(Error::other("usage: load ADDRESS SECONDS CONNECTIONS TOKEN BODY"));
    };
    let seconds: u64 = seconds.parse().map_err(Error::other)?;
    let connections: usize = connections.parse().map_err(Error::other)?;
    let request = request(address, token, body);
    run(address, &request, 1, Duration::from_secs(1)).await?; // caches and connections warm up
    let tally = run(address, &request, connections, Duration::from_secs(seconds)).await?;
    report(tally, seconds);
    Ok(())
}

fn report(mut tally: Tally, seconds: u64) {
    tally.latencies.sort_unstable();
    let count = tally.latencies.len();
    let at = |part: usize| tally.latencies.get(count * part / 100).map_or(0.0, |d| d.as_secs_f64() * 1000.0);
    println!("{} {:.2} {:.2} {}", count as u64 / seconds.max(1), at(50), at(99), tally.bytes);
}

fn request(address: &str, token: &str, body: &str) -> Vec<u8> {
    let authorization =
        if token.is_empty() { String::new() } else { format!("Authorization: Bearer {token}\r\n") };
    format!(
        "POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Accept: application/graphql-response+json\r\n{authorization}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

async fn run(address: &str, request: &[u8], connections: usize, time: Duration) -> Result<Tally> {
    let end = Instant::now() + time;
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        tasks.spawn(one_connection(address.to_owned(), request.to_vec(), end));
    }
    let mut all = Tally { latencies: Vec::new(), bytes: 0 };
    while let Some(done) = tasks.join_next().await {
        let tally = done.map_err(Error::other)??;
        all.latencies.extend(tally.latencies);
        all.bytes = tally.bytes;
    }
    Ok(all)
}

async fn one_connection(address: String, request: Vec<u8>, end: Instant) -> Result<Tally> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(64 * 1024);
    let mut tally = Tally { latencies: Vec::new(), bytes: 0 };
    while Instant::now() < end {
        let start = Instant::now();
        stream.write_all(&request).await?;
        tally.bytes = answer(&mut stream, &mut buffer).await?;
        tally.latencies.push(start.elapsed());
    }
    Ok(tally)
}

/// Reads one answer and returns the size of its body.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<usize> {
    buffer.clear();
    let (head, size) = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err(Error::other("the server closed the connection"));
        }
        if let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break (end + 4, content_length(&buffer[..end])?);
        }
    };
    while buffer.len() < head + size {
        if stream.read_buf(buffer).await? == 0 {
            return Err(Error::other("the server closed the connection within an answer"));
        }
    }
    let good = buffer.starts_with(b"HTTP/1.1 200")
        && !buffer[head..].windows(9).any(|bytes| bytes == b"\"errors\":");
    if good { Ok(size) } else { Err(Error::other(String::from_utf8_lossy(buffer).into_owned())) }
}

fn content_length(head: &[u8]) -> Result<usize> {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    length.and_then(|text| text.trim().parse().ok()).ok_or_else(|| Error::other("an answer without a length"))
}
