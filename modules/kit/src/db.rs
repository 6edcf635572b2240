//! The database connections. Nothing outside kit gets hold of one.

use crate::error::{Error, Result};
use crate::lanes::{Lane, Lanes};
use crate::wire::Wire;
use sea_orm::sea_query::Value;
use sea_orm::{DbBackend, DbErr, ExecResult, QueryResult, Statement, StatementBuilder};
use sqlx::postgres::PgConnectOptions;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, OwnedMutexGuard};

pub use crate::brake::Brake;
pub use crate::lanes::Braked;

/// Counts the statements of one request and the time that they took.
#[derive(Debug, Default)]
pub struct Meter {
    statements: AtomicU64,
    nanoseconds: AtomicU64,
    case: OnceLock<Box<str>>,
    told: Arc<Mutex<BTreeSet<String>>>,
}

impl Meter {
    /// Statements so far.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Milliseconds that they took, added up also where they ran at the same time.
    pub fn database_ms(&self) -> f64 {
        self.nanoseconds.load(Ordering::Relaxed) as f64 / 1e6
    }

    /// Is `key` the one case that the request looks at? The first that it asks for is.
    pub(crate) fn is_the_case(&self, key: &str) -> bool {
        &**self.case.get_or_init(|| key.into()) == key
    }

    /// The districts of which the request told the auditor that it does something restricted there, for one at a time: who
    /// tells of another one holds it until that lasts, or will not.
    pub(crate) async fn told(&self) -> OwnedMutexGuard<BTreeSet<String>> {
        Arc::clone(&self.told).lock_owned().await
    }

    async fn measure<T, E: Into<Error>>(&self, run: impl Future<Output = Result<T, E>>) -> Result<T> {
        let start = Instant::now();
        // every resolver ends here: in a box, its future is no deeper than it has to be
        let result = Box::pin(run).await;
        self.statements.fetch_add(1, Ordering::Relaxed);
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds.fetch_add(took, Ordering::Relaxed);
        result.map_err(Into::into)
    }
}

/// The connections: those that write and those that read, on SQLite one that writes. A transaction that waits for a
/// statement beside it waits for readers alone, which wait for nobody.
///
/// A statement that nobody waits for any more, because its request is over, is stopped, and its connection is free when
/// it has ended.
#[derive(Clone, Debug)]
pub struct Db {
    backend: DbBackend,
    read: Arc<Lanes>,
    write: Arc<Lanes>,
    postgres: Option<Arc<PgConnectOptions>>,
}

impl Db {
    /// From the connections that read and those that write. Who waits for one for longer than `patience` is sent away.
    pub fn new(backend: DbBackend, read: Vec<Braked>, write: Vec<Braked>, patience: Duration) -> Self {
        let first = write.first().filter(|_| backend == DbBackend::Postgres);
        let postgres = first.map(|(pool, _)| pool.get_postgres_connection_pool().connect_options());
        let lanes = |connections| Arc::new(Lanes::new(connections, patience));
        Self { backend, read: lanes(read), write: lanes(write), postgres }
    }

    /// The kind of database.
    pub fn backend(&self) -> DbBackend {
        self.backend
    }

    /// How another connection to the same PostgreSQL database is opened.
    pub(crate) fn postgres_options(&self) -> Option<PgConnectOptions> {
        self.postgres.as_deref().cloned()
    }

    pub(crate) async fn rows(
        &self,
        meter: &Meter,
        select: &impl StatementBuilder,
    ) -> Result<Vec<QueryResult>> {
        self.raw_rows(meter, with_limit(self.backend().build(select))).await
    }

    pub(crate) async fn raw_rows(&self, meter: &Meter, statement: Statement) -> Result<Vec<QueryResult>> {
        meter.measure(self.read.ask(|wire| wire.rows(statement.clone()))).await
    }

    pub(crate) async fn begin(&self, meter: &Meter) -> Result<Open> {
        let open = async {
            let mut lane = self.write.take().await?;
            lane.ask(Wire::begin).await?;
            Ok::<_, Error>(Open { backend: self.backend, lane: Mutex::new(lane) })
        };
        meter.measure(open).await
    }

    /// Runs a statement that stands in no transaction, on a connection that writes.
    pub(crate) async fn alone(&self, sql: &str) -> Result<()> {
        self.write.run(async |wire| wire.plain(sql).await).await
    }

    /// The first number that such a statement answers.
    pub(crate) async fn alone_answer(&self, sql: &str) -> Result<Option<i32>> {
        let statement = Statement::from_string(self.backend, sql);
        let rows = self.write.run(async |wire| wire.rows(statement).await).await?;
        Ok(rows.first().map(|row| row.try_get_by_index(0)).transpose()?)
    }

    /// Answers when the database does.
    ///
    /// # Errors
    /// UNAVAILABLE or INTERNAL when it does not.
    pub async fn ping(&self) -> Result<()> {
        self.read.ask(Wire::ping).await
    }

    /// Closes the connections; what is in flight is rolled back.
    ///
    /// # Errors
    /// When the database reports one.
    pub async fn close(self) -> Result<()> {
        self.read.close().await?;
        Ok(self.write.close().await?)
    }
}

/// An open transaction; dropped before it is committed, it is rolled back.
#[derive(Debug)]
pub(crate) struct Open {
    backend: DbBackend,
    lane: Mutex<Lane>,
}

impl Open {
    pub(crate) fn backend(&self) -> DbBackend {
        self.backend
    }

    pub(crate) async fn rows(
        &self,
        meter: &Meter,
        select: &impl StatementBuilder,
    ) -> Result<Vec<QueryResult>> {
        self.raw_rows(meter, with_limit(self.backend().build(select))).await
    }

    pub(crate) async fn raw_rows(&self, meter: &Meter, statement: Statement) -> Result<Vec<QueryResult>> {
        meter.measure(self.run(async |wire| wire.rows(statement).await)).await
    }

    pub(crate) async fn execute(&self, meter: &Meter, write: &impl StatementBuilder) -> Result<ExecResult> {
        self.raw(meter, self.backend().build(write)).await
    }

    pub(crate) async fn raw(&self, meter: &Meter, statement: Statement) -> Result<ExecResult> {
        meter.measure(self.run(async |wire| wire.execute(statement).await)).await
    }

    /// Runs a statement. Dropped before its end, it is stopped, and so is all that follows in the transaction.
    async fn run<T>(&self, statement: impl AsyncFnOnce(&mut Wire) -> Result<T, DbErr>) -> Result<T> {
        self.lane.lock().await.run(statement).await
    }

    pub(crate) async fn commit(self, meter: &Meter) -> Result<()> {
        let mut lane = self.lane.into_inner();
        meter.measure(lane.run(async |wire| wire.commit().await)).await.map_err(Error::in_doubt)?;
        lane.done();
        Ok(())
    }
}

/// The statement with its limit, which is the last value, as a number in the text: where PostgreSQL does not know how
/// many rows are wanted, it plans the statement anew each time. There are few lengths of a page.
fn with_limit(mut statement: Statement) -> Statement {
    let values = statement.values.as_mut().map(|values| &mut values.0);
    if let Some(values) = values
        && let Some(Value::BigUnsigned(Some(limit))) = values.last()
    {
        let (bound, written) = (format!("LIMIT ${}", values.len()), format!("LIMIT {limit}"));
        if statement.sql.contains(&bound) {
            statement.sql = statement.sql.replacen(&bound, &written, 1);
            values.pop();
        }
    }
    statement
}
