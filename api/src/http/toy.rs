//! A small schema and a small gate for the tests of the edge.

use super::gate::{Admission, Gate, Meter};
use super::limits::Limits;
use super::{ClientAddress, Edge, router, serve};
use async_graphql::{
    Context, Enum, InputObject, InputValueError, InputValueResult, Object, Scalar, ScalarType, Schema,
    SimpleObject, Subscription, Value,
};
use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt};
use kit::sources::{Clock, Random, Sources};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub(super) type Toy = Schema<Query, Mutation, Events>;

/// What mutations have changed, and what lets `held` go.
#[derive(Clone, Default)]
pub(super) struct Changes(Arc<AtomicI64>, Arc<Notify>);

impl Changes {
    pub(super) fn sum(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    /// Counts one change, so that a test can see that a resolver has begun.
    fn note(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    pub(super) fn let_go(&self) {
        self.1.notify_one();
    }
}

pub(super) fn schema() -> Toy {
    schema_with(Changes::default())
}

pub(super) fn schema_with(changes: Changes) -> Toy {
    Schema::build(Query, Mutation, Events).data(changes).finish()
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    Red,
    Green,
}

/// Three letters.
pub(super) struct Code3(String);

#[Scalar]
impl ScalarType for Code3 {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(code) if code.len() == 3 => Ok(Self(code)),
            _ => Err(InputValueError::custom("needs three letters")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

#[derive(InputObject)]
pub(super) struct ThingInput {
    name: String,
    size: i32,
    colour: Option<Colour>,
}

#[derive(SimpleObject)]
pub(super) struct PageInfo {
    has_next_page: bool,
}

#[derive(SimpleObject)]
pub(super) struct ThingConnection {
    page_info: PageInfo,
    nodes: Vec<Thing>,
    total_count: i32,
}

fn page(first: Option<i32>, last: Option<i32>) -> ThingConnection {
    let count = first.or(last).unwrap_or(20);
    let nodes = (0..count).map(Thing).collect();
    ThingConnection { page_info: PageInfo { has_next_page: true }, nodes, total_count: 1_000 }
}

pub(super) struct Thing(i32);

#[Object]
impl Thing {
    async fn name(&self) -> String {
        format!("thing {}", self.0)
    }

    async fn parts(&self, first: Option<i32>, last: Option<i32>) -> ThingConnection {
        page(first, last)
    }
}

pub(super) struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "world"
    }

    async fn things(&self, first: Option<i32>, last: Option<i32>) -> ThingConnection {
        page(first, last)
    }

    async fn made(&self, thing: ThingInput, code: Option<Code3>) -> String {
        format!(
            "{} {} {} {}",
            thing.name,
            thing.size,
            thing.colour.is_some(),
            code.map_or(String::new(), |c| c.0)
        )
    }

    /// Where the request comes from.
    async fn whence(&self, ctx: &Context<'_>) -> String {
        ctx.data_unchecked::<ClientAddress>().0.to_string()
    }

    /// Answers later than its siblings.
    async fn late(&self) -> bool {
        tokio::task::yield_now().await;
        true
    }

    /// Fails where null is not allowed.
    async fn failing(&self) -> async_graphql::Result<bool> {
        Err(kit::Error::conflict("no").into())
    }

    /// Answers when the test lets it go.
    async fn held(&self, ctx: &Context<'_>) -> bool {
        let changes = ctx.data_unchecked::<Changes>();
        changes.note();
        changes.1.notified().await;
        true
    }

    /// Never answers. Counts one change when it begins, and one when it is given up.
    async fn never(&self, ctx: &Context<'_>) -> bool {
        let changes = ctx.data_unchecked::<Changes>();
        changes.note();
        let _until = Until(changes.clone());
        std::future::pending().await
    }

    async fn panics(&self) -> bool {
        let nothing: [bool; 0] = [];
        nothing.iter().copied().next().expect("a toy panics")
    }

    /// Fails as a database does.
    async fn broken(&self) -> async_graphql::Result<Option<bool>> {
        Err(kit::Error::internal(std::io::Error::other("relation \"secrets\" does not exist")).into())
    }

    /// Fails without a code.
    async fn sloppy(&self) -> async_graphql::Result<Option<bool>> {
        Err("alloc::string::String".into())
    }
}

/// Notes its end.
struct Until(Changes);

impl Drop for Until {
    fn drop(&mut self) {
        self.0.note();
    }
}

pub(super) struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self, ctx: &Context<'_>, by: i32) -> i32 {
        let changes = ctx.data_unchecked::<Changes>();
        changes.0.fetch_add(i64::from(by), Ordering::SeqCst);
        i32::try_from(changes.sum()).unwrap()
    }
}

pub(super) struct Events;

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

/// A clock that a test moves.
#[derive(Clone, Debug, Default)]
pub(super) struct Hands(Arc<AtomicI64>);

impl Hands {
    pub(super) fn forward(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

#[derive(Debug, Default)]
struct Counting(AtomicU8);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.0.fetch_add(1, Ordering::SeqCst));
    }
}

pub(super) fn sources() -> Sources {
    sources_at(&Hands::default())
}

pub(super) fn sources_at(clock: &Hands) -> Sources {
    Sources { clock: Arc::new(clock.clone()), random: Arc::new(Counting::default()) }
}

/// Lets in who has no token, and who has the token `good`.
#[derive(Clone, Default)]
pub(super) struct Door {
    pub(super) ended: CancellationToken,
}

#[async_trait]
impl Gate for Door {
    async fn admit(&self, bearer: Option<&str>) -> kit::Result<Admission> {
        if bearer.is_some_and(|token| token != "good") {
            return Err(kit::Error::unauthenticated());
        }
        let prepare = Arc::new(|request| (request, Arc::new(Three) as Arc<dyn Meter>));
        Ok(Admission {
            account: bearer.map(|_| "somebody".into()),
            access: None,
            prepare,
            ended: self.ended.clone(),
        })
    }
}

/// The toy served on a port of its own.
pub(super) struct Served {
    pub(super) address: SocketAddr,
    pub(super) changes: Changes,
    pub(super) door: Door,
    pub(super) stop: CancellationToken,
    pub(super) task: JoinHandle<std::io::Result<()>>,
}

pub(super) async fn served(limits: Limits) -> Served {
    let (changes, door, stop) = (Changes::default(), Door::default(), CancellationToken::new());
    let schema = schema_with(changes.clone());
    let edge = Edge::new(schema, Arc::new(door.clone()), sources(), limits.clone()).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stopped = stop.clone();
    let task = tokio::spawn(async move { serve(listener, router(edge), &limits, stopped).await });
    Served { address, changes, door, stop, task }
}

struct Three;

impl Meter for Three {
    fn statements(&self) -> u64 {
        3
    }

    fn database_ms(&self) -> f64 {
        1.5
    }
}
