//! The connections to a database.

use super::halves;
use crate::config::{Config, Failure};
use kit::db::{Brake, Braked, Db};
use sea_orm::{DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::str::FromStr;
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
    /// How long PostgreSQL lets a statement run; none: to its end.
    pub longest: Option<Duration>,
}

impl Wires {
    /// As the configuration says; statements may run as long as `longest` says.
    pub(super) fn of(config: &Config, longest: Option<Duration>) -> Self {
        const PATIENCE: Duration = Duration::from_secs(5);
        let (url, connections) = (config.database_url.clone(), config.connections);
        Self { url, connections, patience: PATIENCE, longest }
    }

    /// Opens the connections to a database that is there.
    ///
    /// # Errors
    /// When the address is wrong, or the database does not answer.
    pub async fn connect(&self) -> Result<Db, Failure> {
        if self.is_sqlite() { self.sqlite().await } else { self.postgres().await }
    }

    /// A single connection on which a statement runs to its end, for the steps of a migration.
    pub(super) async fn single(&self) -> Result<DatabaseConnection, Failure> {
        if self.is_sqlite() {
            let pool = self.sqlite_pool(&Brake::default()).connect_with(self.sqlite_options()?).await;
            return Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(
                pool.map_err(|error| self.closed(&error))?,
            ));
        }
        let pool = self.postgres_pool(1).connect_with(self.postgres_options()?).await;
        Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool.map_err(|error| self.closed(&error))?))
    }

    fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    fn closed(&self, error: &sqlx::Error) -> Failure {
        match self.is_sqlite() {
            true => Failure::state(format!("cannot open {}: {error}", self.url)),
            // the address has a password
            false => Failure::state(format!("cannot open the database: {error}")),
        }
    }

    async fn sqlite(&self) -> Result<Db, Failure> {
        let options = self.sqlite_options()?;
        // the writer comes first: it creates the file
        let brake = Brake::default();
        let write = self.sqlite_pool(&brake).connect_with(options.clone()).await;
        let write = write.map_err(|error| self.closed(&error))?;
        // the others are opened when they are needed, each with a thread of its own
        let lane = || -> Braked {
            let brake = Brake::default();
            let pool = self.sqlite_pool(&brake).connect_lazy_with(options.clone());
            (SqlxSqliteConnector::from_sqlx_sqlite_pool(pool), brake)
        };
        let read = (0..self.connections.max(1)).map(|_| lane()).collect();
        let write = (SqlxSqliteConnector::from_sqlx_sqlite_pool(write), brake);
        Ok(Db::braked(read, write, self.patience))
    }

    fn sqlite_options(&self) -> Result<SqliteConnectOptions, Failure> {
        let options = SqliteConnectOptions::from_str(&self.url).map_err(|error| self.closed(&error))?;
        Ok(options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(self.patience)
            .foreign_keys(true)
            // what is deleted is overwritten
            .pragma("secure_delete", "ON")
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "MEMORY")
            .pragma("mmap_size", "268435456"))
    }

    /// A pool of one connection, which asks its brake whether a statement goes on.
    fn sqlite_pool(&self, brake: &Brake) -> SqlitePoolOptions {
        let brake = brake.clone();
        let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(self.patience);
        let pool = pool.test_before_acquire(false).idle_timeout(None).max_lifetime(None);
        pool.after_connect(move |connection, _| {
            let brake = brake.clone();
            Box::pin(async move {
                connection.lock_handle().await?.set_progress_handler(STEPS, move || brake.goes_on());
                Ok(())
            })
        })
    }

    async fn postgres(&self) -> Result<Db, Failure> {
        let mut options = self.postgres_options()?;
        if let Some(longest) = self.longest {
            options = options.options([("statement_timeout", milliseconds(longest).to_string())]);
        }
        // a transaction reads beside itself: in one pool, as many of them as connections would wait for each other
        let (reading, writing) = halves(self.connections);
        let open = async |most| {
            let pool = self.postgres_pool(most).connect_with(options.clone()).await;
            let pool = pool.map_err(|error| self.closed(&error))?;
            Ok::<_, Failure>(SqlxPostgresConnector::from_sqlx_postgres_pool(pool))
        };
        let write = open(writing).await?;
        Ok(Db::new(open(reading).await?, write))
    }

    fn postgres_options(&self) -> Result<PgConnectOptions, Failure> {
        let options = PgConnectOptions::from_str(&self.url).map_err(|_| {
            Failure::usage("database-url: write sqlite://FILE or postgres://USER:PASSWORD@HOST:PORT/NAME")
        })?;
        Ok(options.application_name("wangge"))
    }

    fn postgres_pool(&self, most: u32) -> PgPoolOptions {
        PgPoolOptions::new().max_connections(most).acquire_timeout(self.patience).test_before_acquire(false)
    }
}

/// Milliseconds as a setting of PostgreSQL takes them, an int32; 0 would be no limit.
fn milliseconds(time: Duration) -> i32 {
    i32::try_from(time.as_millis()).unwrap_or(i32::MAX).max(1)
}
