//! A small schema and a small gate behind the real edge.

use api::http::{Admission, Gate, Meter};
use async_graphql::{Context, Object, Schema, Subscription};
use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// The token that is let in.
pub(crate) const TOKEN: &str = "good";
/// A token that is let in, and ends soon after.
pub(crate) const ENDING: &str = "ending";

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

/// Lets in who has no token, [`TOKEN`], or [`ENDING`].
pub(crate) struct Door;

#[async_trait]
impl Gate for Door {
    async fn admit(&self, bearer: Option<&str>) -> kit::Result<Admission> {
        let ended = CancellationToken::new();
        match bearer {
            None | Some(TOKEN) => {}
            Some(ENDING) => end_soon(ended.clone()),
            Some(_) => return Err(kit::Error::unauthenticated()),
        }
        let prepare = Arc::new(|request| (request, Arc::new(Nothing) as Arc<dyn Meter>));
        Ok(Admission { account: bearer.map(str::to_owned), access: None, prepare, ended })
    }
}

fn end_soon(ended: CancellationToken) {
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(300)).await;
        ended.cancel();
    });
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
