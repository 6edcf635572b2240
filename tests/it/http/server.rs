//! The edge on a port of the loopback address.

use super::toy;
use crate::harness::platform::{Hands, sources};
use api::http::{Edge, Limits, router, serve};
use std::io;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// A running server.
pub(crate) struct Server {
    /// `127.0.0.1:PORT`.
    pub(crate) address: String,
    shutdown: CancellationToken,
    running: JoinHandle<io::Result<()>>,
}

impl Server {
    /// Starts one with these limits.
    pub(crate) async fn start(limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let edge = Edge::new(toy::schema(), Arc::new(toy::Door), sources(&Hands::default()), limits.clone());
        let edge = edge.unwrap_or_else(|error| panic!("{}", error.message())).default_query("{ hello }\n");
        let router = router(edge);
        let shutdown = CancellationToken::new();
        let stop = shutdown.clone();
        let running = tokio::spawn(async move { serve(listener, router, &limits, stop).await });
        Self { address, shutdown, running }
    }

    /// Stops it and waits for its end.
    pub(crate) async fn stop(self) {
        self.shutdown.cancel();
        self.running.await.unwrap().unwrap();
    }
}
