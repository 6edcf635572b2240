//! The database connections. Nothing outside kit gets hold of one.

use crate::error::{Error, Result};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, ExecResult, QueryResult,
    SqliteTransactionMode, Statement, StatementBuilder, TransactionOptions, TransactionTrait,
};
use sqlx::postgres::PgConnectOptions;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

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

    async fn measure<T>(&self, run: impl Future<Output = Result<T, sea_orm::DbErr>>) -> Result<T> {
        let start = Instant::now();
        let result = run.await;
        self.statements.fetch_add(1, Ordering::Relaxed);
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds.fetch_add(took, Ordering::Relaxed);
        result.map_err(Error::from)
    }
}

/// The connections: those that write and those that read are pools of their own, on SQLite one connection that writes.
/// A transaction that waits for a statement beside it waits for readers alone, which wait for nobody.
#[derive(Clone, Debug)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Db {
    /// From open connections.
    pub fn new(read: DatabaseConnection, write: DatabaseConnection) -> Self {
        Self { read, write }
    }

    /// The kind of database.
    pub fn backend(&self) -> DbBackend {
        self.read.get_database_backend()
    }

    /// How another connection to the same PostgreSQL database is opened.
    pub(crate) fn postgres_options(&self) -> Option<PgConnectOptions> {
        match self.backend() {
            DbBackend::Postgres => {
                let pool = self.write.get_postgres_connection_pool();
                Some(PgConnectOptions::clone(&pool.connect_options()))
            }
            _ => None,
        }
    }

    pub(crate) async fn rows(
        &self,
        meter: &Meter,
        select: &impl StatementBuilder,
    ) -> Result<Vec<QueryResult>> {
        self.raw_rows(meter, self.backend().build(select)).await
    }

    pub(crate) async fn raw_rows(&self, meter: &Meter, statement: Statement) -> Result<Vec<QueryResult>> {
        meter.measure(self.read.query_all_raw(statement)).await
    }

    pub(crate) async fn begin(&self, meter: &Meter) -> Result<Open> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: Some(AccessMode::ReadWrite).filter(|_| self.backend() == DbBackend::Postgres),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        let transaction = meter.measure(self.write.begin_with_options(options)).await?;
        Ok(Open { transaction })
    }

    /// Runs a statement that stands in no transaction, on the connection that writes.
    pub(crate) async fn alone(&self, sql: &str) -> Result<()> {
        Ok(self.write.execute_unprepared(sql).await.map(drop)?)
    }

    /// The first number that such a statement answers.
    pub(crate) async fn alone_answer(&self, sql: &str) -> Result<Option<i32>> {
        let statement = Statement::from_string(self.backend(), sql);
        let row = self.write.query_one_raw(statement).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
    }

    /// Answers when the database does.
    ///
    /// # Errors
    /// UNAVAILABLE or INTERNAL when it does not.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read.ping().await?)
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

/// An open transaction.
#[derive(Debug)]
pub(crate) struct Open {
    transaction: DatabaseTransaction,
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
        meter.measure(self.transaction.query_all_raw(self.backend().build(select))).await
    }

    pub(crate) async fn raw_rows(&self, meter: &Meter, statement: Statement) -> Result<Vec<QueryResult>> {
        meter.measure(self.transaction.query_all_raw(statement)).await
    }

    pub(crate) async fn execute(&self, meter: &Meter, write: &impl StatementBuilder) -> Result<ExecResult> {
        self.raw(meter, self.backend().build(write)).await
    }

    pub(crate) async fn raw(&self, meter: &Meter, statement: Statement) -> Result<ExecResult> {
        meter.measure(self.transaction.execute_raw(statement)).await
    }

    pub(crate) async fn commit(self, meter: &Meter) -> Result<()> {
        meter.measure(self.transaction.commit()).await
    }
}
