//! The database connections. Nothing outside kit gets hold of one.

use crate::brake::Turn;
use crate::error::{Error, Result};
use crate::lanes::Lanes;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, ExecResult, QueryResult,
    SqliteTransactionMode, Statement, StatementBuilder, TransactionOptions, TransactionTrait,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

pub use crate::brake::Brake;
pub use crate::lanes::Braked;

/// Counts the statements of one request and the time that they took.
#[derive(Debug, Default)]
pub struct Meter {
    statements: AtomicU64,
    nanoseconds: AtomicU64,
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

    async fn measure<T, E: Into<Error>>(&self, run: impl Future<Output = Result<T, E>>) -> Result<T> {
        let start = Instant::now();
        let result = run.await;
        self.statements.fetch_add(1, Ordering::Relaxed);
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds.fetch_add(took, Ordering::Relaxed);
        result.map_err(Into::into)
    }
}

/// The connections: those that write and those that read are pools of their own, on SQLite one connection that writes.
/// A transaction that waits for a statement beside it waits for readers alone, which wait for nobody.
///
/// A statement that nobody waits for any more, because its request is over, is stopped: at once where connections have
/// a brake, and otherwise by the server when its time is over.
#[derive(Clone, Debug)]
pub struct Db {
    read: Read,
    write: DatabaseConnection,
    brake: Option<Brake>,
}

#[derive(Clone, Debug)]
enum Read {
    Pool(DatabaseConnection),
    Lanes(Arc<Lanes>),
}

impl Db {
    /// From open connections to a server, which stops by itself what takes too long.
    pub fn new(read: DatabaseConnection, write: DatabaseConnection) -> Self {
        Self { read: Read::Pool(read), write, brake: None }
    }

    /// From open connections with brakes: those that read, and the one that writes. Who waits for one that reads for
    /// longer than `patience` is sent away.
    pub fn braked(read: Vec<Braked>, (write, brake): Braked, patience: Duration) -> Self {
        Self { read: Read::Lanes(Arc::new(Lanes::new(read, patience))), write, brake: Some(brake) }
    }

    /// The kind of database.
    pub fn backend(&self) -> DbBackend {
        self.write.get_database_backend()
    }

    pub(crate) async fn rows(
        &self,
        meter: &Meter,
        select: &impl StatementBuilder,
    ) -> Result<Vec<QueryResult>> {
        self.raw_rows(meter, self.backend().build(select)).await
    }

    pub(crate) async fn raw_rows(&self, meter: &Meter, statement: Statement) -> Result<Vec<QueryResult>> {
        match &self.read {
            Read::Pool(pool) => meter.measure(pool.query_all_raw(statement)).await,
            Read::Lanes(lanes) => {
                meter.measure(lanes.run(async |lane| lane.query_all_raw(statement).await)).await
            }
        }
    }

    pub(crate) async fn begin(&self, meter: &Meter) -> Result<Open> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: Some(AccessMode::ReadWrite).filter(|_| self.backend() == DbBackend::Postgres),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        let transaction = meter.measure(self.write.begin_with_options(options)).await?;
        Ok(Open { transaction, turn: self.brake.as_ref().map(Brake::turn) })
    }

    /// Runs a statement that stands in no transaction, on the connection that writes.
    pub(crate) async fn alone(&self, sql: &str) -> Result<()> {
        let _turn = self.brake.as_ref().map(Brake::turn);
        Ok(self.write.execute_unprepared(sql).await.map(drop)?)
    }

    /// The first number that such a statement answers.
    pub(crate) async fn alone_answer(&self, sql: &str) -> Result<Option<i32>> {
        let statement = Statement::from_string(self.backend(), sql);
        let _turn = self.brake.as_ref().map(Brake::turn);
        let row = self.write.query_one_raw(statement).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
    }

    /// Answers when the database does.
    ///
    /// # Errors
    /// UNAVAILABLE or INTERNAL when it does not.
    pub async fn ping(&self) -> Result<()> {
        match &self.read {
            Read::Pool(pool) => Ok(pool.ping().await?),
            Read::Lanes(lanes) => lanes.run(async |lane| lane.ping().await).await,
        }
    }

    /// Closes the connections; what is in flight is rolled back.
    ///
    /// # Errors
    /// When the database reports one.
    pub async fn close(self) -> Result<()> {
        match self.read {
            Read::Pool(pool) => pool.close().await?,
            Read::Lanes(lanes) => lanes.close().await?,
        }
        Ok(self.write.close().await?)
    }
}

/// An open transaction.
#[derive(Debug)]
pub(crate) struct Open {
    transaction: DatabaseTransaction,
    turn: Option<Turn>,
}

impl Open {
    pub(crate) fn backend(&self) -> DbBackend {
        self.transaction.get_database_backend()
    }

    pub(crate) async fn rows(
        &self,
        meter: &Meter,
        select: &impl StatementBuilder,
    ) -> Result<Vec<QueryResult>> {
        self.raw_rows(meter, self.backend().build(select)).await
    }

    pub(crate) async fn raw_rows(&self, meter: &Meter, statement: Statement) -> Result<Vec<QueryResult>> {
        meter.measure(self.run(self.transaction.query_all_raw(statement))).await
    }

    pub(crate) async fn execute(&self, meter: &Meter, write: &impl StatementBuilder) -> Result<ExecResult> {
        self.raw(meter, self.backend().build(write)).await
    }

    pub(crate) async fn raw(&self, meter: &Meter, statement: Statement) -> Result<ExecResult> {
        meter.measure(self.run(self.transaction.execute_raw(statement))).await
    }

    async fn run<T>(&self, statement: impl Future<Output = T>) -> T {
        match &self.turn {
            Some(turn) => turn.run(statement).await,
            None => statement.await,
        }
    }

    pub(crate) async fn commit(self, meter: &Meter) -> Result<()> {
        meter.measure(self.transaction.commit()).await
    }
}
