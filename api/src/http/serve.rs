//! The accept loop: connections with a time for their headers, and an end that lets requests finish.

use super::limits::Limits;
use axum::Router;
use axum::body::Body;
use http::Extensions;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::{CancellationToken, WaitForCancellationFuture};
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

/// Connections at the same time; further ones wait.
const MOST_CONNECTIONS: usize = 10_000;
/// Time for answers and closing handshakes after the last request may have finished.
const LAST_MOMENT: Duration = Duration::from_secs(2);

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The address of a request, or the unspecified one if it did not come through [`serve`].
    pub fn of(extensions: &Extensions) -> IpAddr {
        extensions.get::<Self>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.0)
    }
}

/// Tells streams and sockets that the server stops, and the server that they are over.
#[derive(Clone, Debug, Default)]
pub(super) struct Stopping {
    token: CancellationToken,
    /// Connections, and sockets that have left theirs.
    pub(super) running: TaskTracker,
}

impl Stopping {
    /// The signal that [`serve`] put on a request.
    pub(super) fn of(extensions: &Extensions) -> Self {
        extensions.get::<Self>().cloned().unwrap_or_default()
    }

    /// Waits for the server to stop.
    pub(super) fn cancelled(&self) -> WaitForCancellationFuture<'_> {
        self.token.cancelled()
    }

    /// Whether the server stops.
    pub(super) fn is_cancelled(&self) -> bool {
        self.token.is_cancelled()
    }
}

/// Serves until `shutdown` is cancelled; then takes no more connections, lets requests finish, completes streams,
/// closes sockets with 1001, and returns, at the latest a little after a request's time.
///
/// # Errors
/// Connections cannot be accepted any more.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: &Limits,
    shutdown: CancellationToken,
) -> io::Result<()> {
    let stopping = Stopping { token: shutdown.clone(), running: TaskTracker::new() };
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let header_read = Duration::from_secs(limits.header_read_seconds);
    loop {
        let place = Arc::clone(&places).acquire_owned().await.map_err(io::Error::other)?;
        let accepted = tokio::select! {
            () = shutdown.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, address)) => {
                let connection = connection(stream, address, header_read, router.clone(), stopping.clone());
                stopping.running.spawn(async move {
                    connection.await;
                    drop(place);
                });
            }
            Err(error) => wait_after(&error).await,
        }
    }
    drop(listener);
    stopping.running.close();
    let most = limits.request_time() + LAST_MOMENT;
    if tokio::time::timeout(most, stopping.running.wait()).await.is_err() {
        tracing::warn!(seconds = most.as_secs(), "stopped while requests were still running");
    }
    Ok(())
}

/// Serves one connection to its end, or until the request at hand is answered when the server stops.
async fn connection(
    stream: TcpStream,
    address: SocketAddr,
    header_read: Duration,
    router: Router,
    stopping: Stopping,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    let stop = stopping.token.clone();
    let service = hyper::service::service_fn(move |request: http::Request<hyper::body::Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ClientAddress(address.ip()));
        request.extensions_mut().insert(stopping.clone());
        router.clone().oneshot(request)
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(header_read);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service).with_upgrades());
    let result = tokio::select! {
        result = connection.as_mut() => result,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection broke");
    }
}

/// A full table of open files passes; a client that left early needs no waiting.
async fn wait_after(error: &io::Error) {
    if !matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) {
        tracing::warn!(%error, "a connection could not be accepted");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[cfg(test)]
mod tests;
