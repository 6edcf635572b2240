//! A small schema and a small gate behind the real edge.

use api::http::{Admission, Gate, Meter};
use async_graphql::{Context, Object, Schema, Subscription};
use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use tokio_util::sync::CancellationToken;

/// The token that is let in.
pub(crate) const TOKEN: &str = "good";

/// The schema, with nothing changed yet.
pub(crate) fn schema() -> Schema<Query, Mutation, Events> {
    Schema::build(Query, Mutation, Events).data(Changes::default()).finish()
}

#[derive(Default)]
struct Changes(AtomicI32);

pub(crate) struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "world"
    }

    /// What mutations have added up to.
    async fn changes(&self, ctx: &Context<'_>) -> i32 {
        ctx.data_unchecked::<Changes>().0.load(Ordering::SeqCst)
    }
}

pub(crate) struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self, ctx: &Context<'_>, by: i32) -> i32 {
        ctx.data_unchecked::<Changes>().0.fetch_add(by, Ordering::SeqCst) + by
    }
}

pub(crate) struct Events;

#[Subscription]
impl Events {
    /// Counts from one.
    async fn count(&self, to: i32) -> BoxStream<'static, i32> {
        stream::iter(1..=to).boxed()
    }

    /// One event, and no end.
    async fn forever(&self) -> BoxStream<'static, i32> {
        stream::iter([1]).chain(stream::pending()).boxed()
    }

    /// Does not begin.
    async fn refused(&self) -> async_graphql::Result<BoxStream<'static, i32>> {
        Err(kit::Error::forbidden().into())
    }
}

/// Lets in who has no token, and who has [`TOKEN`] until `ended`.
#[derive(Clone, Default)]
pub(crate) struct Door {
    pub(crate) ended: CancellationToken,
}

#[async_trait]
impl Gate for Door {
    async fn admit(&self, bearer: Option<&str>) -> kit::Result<Admission> {
        if bearer.is_some_and(|token| token != TOKEN) {
            return Err(kit::Error::unauthenticated());
        }
        let prepare = Arc::new(|request| (request, Arc::new(Nothing) as Arc<dyn Meter>));
        Ok(Admission { account: bearer.map(|_| "somebody".into()), prepare, ended: self.ended.clone() })
    }
}

struct Nothing;

impl Meter for Nothing {
    fn statements(&self) -> u64 {
        0
    }

    fn database_ms(&self) -> f64 {
        0.0
    }
}
