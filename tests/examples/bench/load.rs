//! Sends requests over a number of connections, as fast as they are answered.

use std::io::{Error, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// Where requests go.
#[derive(Clone, Debug)]
pub struct Target {
    /// Address and port.
    pub address: String,
    /// Path.
    pub path: String,
    /// Bearer token, empty for none.
    pub token: String,
}

/// What came of it.
#[derive(Debug)]
pub struct Tally {
    /// Latency of each request, in order of size.
    pub latencies: Vec<Duration>,
}

impl Tally {
    /// Latency that this part of a hundred requests stays under, in milliseconds.
    pub fn at(&self, part: usize) -> f64 {
        self.latencies.get(self.latencies.len() * part / 100).map_or(0.0, |d| d.as_secs_f64() * 1e3)
    }
}

impl Target {
    /// Sends the requests that `body` makes from `next` on, for so long over so many connections, and tells `answered` which
    /// were answered.
    pub async fn load(
        &self,
        body: impl Fn(u64) -> String + Clone + Send + Sync + 'static,
        answered: impl Fn(u64) + Clone + Send + Sync + 'static,
        next: &Arc<AtomicU64>,
        connections: usize,
        time: Duration,
    ) -> Result<Tally> {
        let end = Instant::now() + time;
        let mut tasks = JoinSet::new();
        for _ in 0..connections {
            let (target, body, answered, next) = (self.clone(), body.clone(), answered.clone(), next.clone());
            tasks.spawn(async move {
                let mut line = Line::open(&target).await?;
                let mut latencies = Vec::new();
                while Instant::now() < end {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let body = body(n);
                    let request = target.request("POST", &body);
                    let start = Instant::now();
                    line.ask(&request).await.map_err(|error| Error::other(format!("{body}\n{error}")))?;
                    latencies.push(start.elapsed());
                    answered(n);
                }
                Ok::<_, Error>(latencies)
            });
        }
        let mut latencies = Vec::new();
        while let Some(done) = tasks.join_next().await {
            latencies.extend(done.map_err(Error::other)??);
        }
        latencies.sort_unstable();
        Ok(Tally { latencies })
    }

    /// The body of one answer.
    pub async fn ask(&self, method: &str, body: &str) -> Result<Vec<u8>> {
        let mut line = Line::open(self).await?;
        let head = line.ask(&self.request(method, body)).await?;
        Ok(line.buffer.split_off(head))
    }

    fn request(&self, method: &str, body: &str) -> Vec<u8> {
        let Self { address, path, token } = self;
        let login =
            if token.is_empty() { String::new() } else { format!("Authorization: Bearer {token}\r\n") };
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
             Accept: application/graphql-response+json, */*\r\n{login}Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    }
}

/// An open connection.
struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    async fn open(target: &Target) -> Result<Self> {
        let stream = TcpStream::connect(&target.address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Reads one answer whole and returns where its body begins. One with another status than 200 or with errors fails.
    async fn ask(&mut self, request: &[u8]) -> Result<usize> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let (head, size) = loop {
            self.more().await?;
            if let Some(end) = self.buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
                break (end + 4, content_length(&self.buffer[..end])?);
            }
        };
        while self.buffer.len() < head + size {
            self.more().await?;
        }
        let start = &self.buffer[head..self.buffer.len().min(head + 40)];
        let good = self.buffer.starts_with(b"HTTP/1.1 200")
            && !String::from_utf8_lossy(start).contains("\"errors\"");
        let nothing = self.buffer[head..].starts_with(b"{\"data\":null");
        if good && !nothing {
            Ok(head)
        } else {
            Err(Error::other(String::from_utf8_lossy(&self.buffer).into_owned()))
        }
    }

    async fn more(&mut self) -> Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(Error::other("the server closed the connection")),
            _ => Ok(()),
        }
    }
}

fn content_length(head: &[u8]) -> Result<usize> {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    length.and_then(|text| text.trim().parse().ok()).ok_or_else(|| Error::other("an answer without a length"))
}
