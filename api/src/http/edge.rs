//! The edge of one schema, and its routes.

use super::core::{Core, Probe};
use super::engine::Whole;
use super::files::Depot;
use super::gate::Gate;
use super::hosts::Hosts;
use super::known::Known;
use super::limits::Limits;
use super::proxies::Proxies;
use super::rate::Rates;
use super::scalars::Scalars;
use super::shape::Shape;
use super::streams::Streams;
use super::{cors, entry, files, graphiql, health, line};
use async_graphql::{InputType, ObjectType, Schema, SubscriptionType};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};
use kit::sources::Sources;
use metrics_exporter_prometheus::PrometheusHandle;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

/// A schema with everything that serves it. Made by [`Edge::new`], served by [`router`].
pub struct Edge<Q, M, S> {
    core: Core,
    schema: PhantomData<Schema<Q, M, S>>,
}

impl<Q, M, S> Edge<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    /// The edge of this schema. The schema needs no limits of its own, and must have introspection on: the edge
    /// closes it by [`Limits::introspection`].
    ///
    /// # Errors
    /// The schema's SDL cannot be read back.
    pub fn new(
        schema: Schema<Q, M, S>,
        gate: Arc<dyn Gate>,
        sources: Sources,
        limits: Limits,
    ) -> kit::Result<Self> {
        let shape = Shape::read(&schema.sdl()).map_err(kit::Error::internal)?;
        let core = Core {
            engine: Box::new(Whole(schema.clone())),
            judge: Box::new(Whole(schema)),
            shape,
            scalars: Scalars::default(),
            limits,
            gate,
            sources,
            rates: Rates::default(),
            streams: Streams::default(),
            known: Known::default(),
            proxies: Proxies::default(),
            hosts: Hosts::default(),
            readers: Proxies::here(),
            ready: None,
            metrics: None,
            default_query: "{ __typename }\n".into(),
            depot: None,
        };
        Ok(Self { core, schema: PhantomData })
    }

    /// Runs operations on `schema`, the same one without its rules of validation: a document is judged once, and its
    /// variables are coerced and checked with every request before it runs.
    #[must_use]
    pub fn run_by(mut self, schema: Schema<Q, M, S>) -> Self {
        self.core.engine = Box::new(Whole(schema));
        self
    }

    /// Makes a scalar known: its bad values are refused before any resolver runs.
    #[must_use]
    pub fn scalar<T: InputType>(mut self) -> Self {
        self.core.scalars = self.core.scalars.with::<T>();
        self
    }

    /// The reverse proxies in front: what they say about their clients' addresses is believed.
    #[must_use]
    pub fn behind(mut self, proxies: Proxies) -> Self {
        self.core.proxies = proxies;
        self
    }

    /// The public names of the server, beside `localhost` and addresses.
    #[must_use]
    pub fn named(mut self, hosts: Hosts) -> Self {
        self.core.hosts = hosts;
        self
    }

    /// Fields of the root that try a secret: an operation may have one of them, once, so that each try is a request.
    #[must_use]
    pub fn lone(mut self, fields: &[&'static str]) -> Self {
        self.core.shape.lone = fields.iter().copied().collect();
        self
    }

    /// Fields of the root that cost more than their selection says, each with what it counts as in `complexity`.
    #[must_use]
    pub fn heavy(mut self, fields: &[(&'static str, u64)]) -> Self {
        self.core.shape.heavy = fields.iter().copied().collect();
        self
    }

    /// Asked by `/health/ready`; without it the answer is yes.
    #[must_use]
    pub fn ready<F>(mut self, probe: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = kit::Result<()>> + Send + 'static,
    {
        let probe: Probe = Arc::new(move || Box::pin(probe()));
        self.core.ready = Some(probe);
        self
    }

    /// Rendered by `/metrics`; without it there is no such address.
    #[must_use]
    pub fn metrics(mut self, handle: PrometheusHandle) -> Self {
        self.core.metrics = Some(handle);
        self
    }

    /// The networks from which `/metrics` may be read; this machine alone without it.
    #[must_use]
    pub fn metrics_for(mut self, networks: Proxies) -> Self {
        self.core.readers = networks;
        self
    }

    /// Where files come from and go to; without it there are none.
    #[must_use]
    pub fn depot(mut self, depot: Arc<dyn Depot>) -> Self {
        self.core.depot = Some(depot);
        self
    }

    /// The query that GraphiQL shows first.
    #[must_use]
    pub fn default_query(mut self, query: impl Into<String>) -> Self {
        self.core.default_query = query.into();
        self
    }
}

/// The routes of the edge; others can be merged to them, see [`recorded`].
pub fn router<Q, M, S>(edge: Edge<Q, M, S>) -> Router {
    let sources = edge.core.sources.clone();
    let core = Arc::new(edge.core);
    let routes = Router::new()
        .route("/graphql", any(entry::graphql))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .route("/files", post(files::upload))
        .route("/files/{token}", get(files::download))
        .layer(from_fn_with_state(Arc::clone(&core), cors::cors))
        .route("/", get(graphiql::page))
        .route("/graphiql/{file}", get(graphiql::asset))
        .layer(from_fn_with_state(Arc::clone(&core), cors::by_name));
    let quiet = Router::new()
        .route("/metrics", get(health::metrics))
        .layer(from_fn_with_state(Arc::clone(&core), cors::by_name))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready));
    recorded(routes.with_state(Arc::clone(&core)), sources).merge(quiet.with_state(core))
}

/// Gives each request of these routes an id, a line in the log and the headers that every answer has. For routes that
/// are merged to those of the edge, which have it already.
pub fn recorded(routes: Router, sources: Sources) -> Router {
    routes.layer(from_fn_with_state(sources, line::record))
}
