//! What every part of the edge shares.

use super::engine::Engine;
use super::files::Depot;
use super::gate::{Admission, Gate};
use super::hosts::Hosts;
use super::known::Known;
use super::limits::{Limits, over};
use super::problem::Refusal;
use super::proxies::Proxies;
use super::rate::{Caller, Rates};
use super::scalars::Scalars;
use super::serve::ClientAddress;
use super::shape::Shape;
use super::streams::{Place, Streams};
use futures_util::future::BoxFuture;
use http::StatusCode;
use http::request::Parts;
use kit::sources::Sources;
use metrics_exporter_prometheus::PrometheusHandle;
use std::net::IpAddr;
use std::sync::Arc;

/// Tells whether the process can serve; an error's code and message go to `/health/ready`.
pub type Probe = Arc<dyn Fn() -> BoxFuture<'static, kit::Result<()>> + Send + Sync>;

/// The edge without its type parameters.
pub(super) struct Core {
    /// Runs operations.
    pub(super) engine: Box<dyn Engine>,
    /// Says whether a document is right.
    pub(super) judge: Box<dyn Engine>,
    pub(super) shape: Shape,
    pub(super) scalars: Scalars,
    pub(super) limits: Limits,
    pub(super) gate: Arc<dyn Gate>,
    pub(super) sources: Sources,
    pub(super) rates: Rates,
    pub(super) streams: Streams,
    pub(super) known: Known,
    pub(super) proxies: Proxies,
    /// The names of the server.
    pub(super) hosts: Hosts,
    /// Who may read the metrics.
    pub(super) readers: Proxies,
    pub(super) ready: Option<Probe>,
    pub(super) metrics: Option<PrometheusHandle>,
    pub(super) default_query: String,
    /// Where files come from and go to.
    pub(super) depot: Option<Arc<dyn Depot>>,
}

impl Core {
    /// Where a request comes from, proxies left out.
    pub(super) fn client(&self, parts: &Parts) -> IpAddr {
        self.proxies.client(ClientAddress::of(&parts.extensions), &parts.headers)
    }

    /// Lets a caller in, or not.
    pub(super) async fn admit(
        &self,
        authorization: Option<&str>,
        address: IpAddr,
    ) -> Result<Admission, Refusal> {
        let bearer = match super::gate::bearer(authorization) {
            Ok(bearer) => bearer,
            Err(error) => return self.turn_away(error, address),
        };
        match self.gate.admit(bearer).await {
            Ok(admission) => Ok(admission),
            Err(error) => self.turn_away(error, address),
        }
    }

    /// Counts one request of this caller.
    pub(super) fn count(&self, account: Option<&str>, address: IpAddr) -> Result<(), Refusal> {
        let (limit, most) = match account {
            Some(_) => ("requests_per_account", self.limits.requests_per_account),
            None => ("requests_per_address", self.limits.requests_per_address),
        };
        self.rates.take(Caller::new(account, address), most, &self.sources).map_err(|seconds| {
            let error = over(limit, most, &format!("come again in {seconds} s"));
            Refusal::transport(StatusCode::TOO_MANY_REQUESTS, error).retry_after(seconds)
        })
    }

    /// A place for one stream more of this caller, which it holds to its end.
    pub(super) fn place(&self, account: Option<&str>, address: IpAddr) -> Result<Place, Refusal> {
        let most = self.limits.streams_per_account;
        self.streams.enter(Caller::new(account, address), most).ok_or_else(|| {
            let error = over("streams_per_account", most, "end another stream or operation first");
            Refusal::transport(StatusCode::TOO_MANY_REQUESTS, error)
        })
    }

    /// Bad tokens count against the address, so that trying them is limited too.
    fn turn_away(&self, error: kit::Error, address: IpAddr) -> Result<Admission, Refusal> {
        self.count(None, address)?;
        Err(Refusal::platform(error))
    }
}
