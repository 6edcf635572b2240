//! The connections to a database.

use super::{halves, pooler};
use crate::config::{Config, Failure};
use futures_util::FutureExt;
use kit::db::{Brake, Braked, Db};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, SqlxPostgresConnector, SqlxSqliteConnector, Statement,
};
use sqlx::pool::PoolOptions;
use sqlx::postgres::{PgConnectOptions, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

/// Steps of SQLite's machine after which it asks whether a statement goes on: about half a millisecond.
const STEPS: i32 = 10_000;

/// How a database is reached.
#[derive(Clone, Debug)]
pub struct Wires {
    /// `sqlite://FILE` or `postgres://USER:PASSWORD@HOST:PORT/NAME`.
    pub url: String,
    /// Connections. PostgreSQL: half of them read and half write, at least one each. SQLite: all of them read, and one
    /// more writes.
    pub connections: u32,
    /// How long a statement waits for a connection, or for the writer of a SQLite file.
    pub patience: Duration,
}

impl Wires {
    /// As the configuration says.
    pub(super) fn of(config: &Config) -> Self {
        let (url, connections) = (config.database_url.clone(), config.connections);
        let mut wires = Self { url, connections, patience: Duration::from_secs(2) };
        if wires.is_sqlite() {
            // whoever writes much at once, as an import does, is waited for
            wires.patience = Duration::from_secs(5);
        }
        wires
    }

    /// The connections, each opened when it is needed.
    ///
    /// # Errors
    /// When the address is wrong.
    pub fn connect(&self) -> Result<Db, Failure> {
        if self.is_sqlite() { self.sqlite() } else { self.postgres() }
    }

    /// A connection for the steps of a migration. It creates a SQLite file.
    ///
    /// # Errors
    /// When the address is wrong, or the database does not answer.
    pub(super) async fn single(&self) -> Result<DatabaseConnection, Failure> {
        if self.is_sqlite() {
            let pool = self.sqlite_pool(&Brake::asked()).connect_with(self.sqlite_options()?).await;
            return Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(self.opened(pool)?));
        }
        let options = self.postgres_options()?;
        let pool = self.opened(self.pool().connect_with(options.clone()).await)?;
        if self.opened(pooler::lends(&options).await)? {
            return Err(Failure::usage(
                "before the database stands a pooler that lends a process of the server for one transaction, as PgBouncer does \
                 in transaction mode: name the server itself, or a pooler in session mode, in database_url",
            ));
        }
        Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool))
    }

    fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    fn opened<T>(&self, pool: Result<T, sqlx::Error>) -> Result<T, Failure> {
        pool.map_err(|error| match self.is_sqlite() {
            true => Failure::state(format!("cannot open {}: {error}", self.url)),
            // the pool keeps to itself why it tried in vain
            false if matches!(error, sqlx::Error::PoolTimedOut) => Failure::state(format!(
                "the database server did not answer within {} seconds: does it run, and are host and port of \
                 database_url right?",
                self.patience.as_secs()
            )),
            // the address has a password
            false => Failure::state(format!("cannot open the database: {error}")),
        })
    }

    fn sqlite(&self) -> Result<Db, Failure> {
        let write = self.sqlite_options()?;
        // who reads has the file mapped into its memory; the one that writes would only map it once more
        let read = write.clone().pragma("mmap_size", "268435456");
        let lane = |options: &SqliteConnectOptions| -> Braked {
            let brake = Brake::asked();
            let pool = self.sqlite_pool(&brake).connect_lazy_with(options.clone());
            (SqlxSqliteConnector::from_sqlx_sqlite_pool(pool), brake)
        };
        let readers = (0..self.connections.max(1)).map(|_| lane(&read)).collect();
        Ok(Db::new(DbBackend::Sqlite, readers, vec![lane(&write)], self.patience))
    }

    fn sqlite_options(&self) -> Result<SqliteConnectOptions, Failure> {
        let options = self.opened(SqliteConnectOptions::from_str(&self.url))?;
        Ok(options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(self.patience)
            .foreign_keys(true)
            // what is deleted is overwritten
            .pragma("secure_delete", "ON")
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "MEMORY"))
    }

    /// A pool whose connection asks its brake whether a statement goes on.
    fn sqlite_pool(&self, brake: &Brake) -> PoolOptions<Sqlite> {
        let brake = brake.clone();
        self.pool::<Sqlite>().idle_timeout(None).max_lifetime(None).after_connect(move |connection, _| {
            let brake = brake.clone();
            Box::pin(async move {
                connection.lock_handle().await?.set_progress_handler(STEPS, move || brake.goes_on());
                Ok(())
            })
        })
    }

    fn postgres(&self) -> Result<Db, Failure> {
        let options = self.postgres_options()?;
        // it stops what runs on the others; nobody needs it for long
        let control = self.pool().idle_timeout(Some(self.patience)).connect_lazy_with(options.clone());
        let control = SqlxPostgresConnector::from_sqlx_postgres_pool(control);
        let lane = |_| -> Braked {
            let process = Arc::new(AtomicI32::new(0));
            let pool = self.postgres_pool(&process).connect_lazy_with(options.clone());
            let control = control.clone();
            let halt = move || cancel(control.clone(), process.load(Ordering::Relaxed)).boxed();
            (SqlxPostgresConnector::from_sqlx_postgres_pool(pool), Brake::told(halt))
        };
        // a transaction reads beside itself: in one pool, as many of them as connections would wait for each other
        let (reading, writing) = halves(self.connections);
        let (read, write) = ((0..reading).map(lane).collect(), (0..writing).map(lane).collect());
        Ok(Db::new(DbBackend::Postgres, read, write, self.patience))
    }

    fn postgres_options(&self) -> Result<PgConnectOptions, Failure> {
        let options = PgConnectOptions::from_str(&self.url).map_err(|_| {
            Failure::usage("database-url: write sqlite://FILE or postgres://USER:PASSWORD@HOST:PORT/NAME")
        })?;
        Ok(options.application_name("wangge"))
    }

    /// A pool that notes the number of the server's process behind its connection.
    fn postgres_pool(&self, process: &Arc<AtomicI32>) -> PoolOptions<Postgres> {
        let process = Arc::clone(process);
        self.pool::<Postgres>().after_connect(move |connection, _| {
            let process = Arc::clone(&process);
            Box::pin(async move {
                let number = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(connection).await?;
                process.store(number, Ordering::Relaxed);
                Ok(())
            })
        })
    }

    fn pool<D: sqlx::Database>(&self) -> PoolOptions<D> {
        PoolOptions::new().max_connections(1).acquire_timeout(self.patience).test_before_acquire(false)
    }
}

/// Stops what this process of the server runs.
async fn cancel(control: DatabaseConnection, process: i32) {
    let statement =
        Statement::from_sql_and_values(DbBackend::Postgres, "SELECT pg_cancel_backend($1)", [process.into()]);
    if let Err(error) = control.execute_raw(statement).await {
        tracing::warn!(%error, "a statement that nobody waits for could not be stopped");
    }
}
