//! Opening the database: created where it is missing, and brought to this version.

use crate::config::{Config, Failure};
use fs4::fs_std::FileExt;
use kit::db::Db;
use migration::{Migrator, MigratorTrait};
use sea_orm::{DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::fs::File;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// How long a statement waits for a connection, or for the writer of a SQLite file.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens and migrates the database.
///
/// # Errors
/// When the address is wrong, the database does not answer, or its version is newer than this program.
pub async fn open(config: &Config) -> Result<Db, Failure> {
    let (read, write) = match config.sqlite_file() {
        Some(_) => sqlite(config).await?,
        None => postgres(config).await?,
    };
    Migrator::up(&write, None).await.map_err(|error| {
        Failure::state(format!("the database could not be brought to this version: {error}"))
    })?;
    Ok(Db::new(read, write))
}

async fn sqlite(config: &Config) -> Result<(DatabaseConnection, DatabaseConnection), Failure> {
    let wrong = |error: sqlx::Error| Failure::state(format!("cannot open {}: {error}", config.database_url));
    let options = SqliteConnectOptions::from_str(&config.database_url).map_err(wrong)?;
    file(config)?;
    let options = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(PATIENCE)
        .foreign_keys(true)
        // what is deleted is overwritten
        .pragma("secure_delete", "ON")
        .pragma("cache_size", "-65536")
        .pragma("temp_store", "MEMORY")
        .pragma("mmap_size", "268435456");
    let pool = |most: u32| {
        SqlitePoolOptions::new().max_connections(most).acquire_timeout(PATIENCE).test_before_acquire(false)
    };
    // the writer comes first: it creates the file
    let write = pool(1).connect_with(options.clone()).await.map_err(wrong)?;
    let read = pool(config.connections.max(1)).connect_with(options).await.map_err(wrong)?;
    let connection = SqlxSqliteConnector::from_sqlx_sqlite_pool;
    Ok((connection(read), connection(write)))
}

async fn postgres(config: &Config) -> Result<(DatabaseConnection, DatabaseConnection), Failure> {
    let wrong = |error: sqlx::Error| Failure::state(format!("cannot open the database: {error}"));
    let options = PgConnectOptions::from_str(&config.database_url).map_err(|_| {
        Failure::usage("database-url: write sqlite://FILE or postgres://USER:PASSWORD@HOST:PORT/NAME")
    })?;
    let options = options.application_name("wangge");
    let pool = |most: u32| {
        PgPoolOptions::new().max_connections(most).acquire_timeout(PATIENCE).test_before_acquire(false)
    };
    // a transaction reads beside itself: in one pool, as many of them as connections would wait for each other
    let (reading, writing) = halves(config.connections);
    let write = pool(writing).connect_with(options.clone()).await.map_err(wrong)?;
    let options = options.options([("statement_timeout", longest(config).to_string())]);
    let read = pool(reading).connect_with(options).await.map_err(wrong)?;
    let connection = SqlxPostgresConnector::from_sqlx_postgres_pool;
    Ok((connection(read), connection(write)))
}

/// How many of `connections` read and how many write: at least one each.
fn halves(connections: u32) -> (u32, u32) {
    let writing = (connections / 2).max(1);
    (connections.saturating_sub(writing).max(1), writing)
}

/// Milliseconds after which the server ends a statement that reads: the request that asked for it is over by then.
fn longest(config: &Config) -> u64 {
    const MARGIN: u64 = 5;
    const MOST: u64 = 2_147_483_647; // a setting of PostgreSQL is an int32
    config.limits.request_seconds.saturating_add(MARGIN).saturating_mul(1_000).min(MOST)
}

/// The SQLite file, made if it is missing, readable by its owner alone: it holds hashes of passwords.
fn file(config: &Config) -> Result<Option<PathBuf>, Failure> {
    let Some(path) = config.sqlite_file().filter(|path| path != Path::new(":memory:")) else {
        return Ok(None);
    };
    match File::options().create_new(true).write(true).mode(0o600).open(&path) {
        Ok(_) => Ok(Some(path)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Some(path)),
        Err(error) => Err(at(&path, &error)),
    }
}

fn at(path: &Path, error: &io::Error) -> Failure {
    Failure::state(format!("cannot open {}: {error}", path.display()))
}

/// The mark that a process serves a SQLite file; it goes away with the process.
#[derive(Debug)]
pub struct Serving {
    _file: Option<File>,
}

/// Claims the database for serving: of a SQLite file there is one serving process, whatever links lead to it.
///
/// # Errors
/// When another process serves it.
pub fn claim(config: &Config) -> Result<Serving, Failure> {
    let Some(database) = file(config)? else { return Ok(Serving { _file: None }) };
    let database = database.canonicalize().map_err(|error| at(&database, &error))?;
    let mut mark = database.clone().into_os_string();
    mark.push(".serving");
    let mark = PathBuf::from(mark);
    let file = File::options().create(true).truncate(false).write(true).open(&mark);
    let file = file.map_err(|error| at(&mark, &error))?;
    match FileExt::try_lock_exclusive(&file) {
        Ok(true) => Ok(Serving { _file: Some(file) }),
        _ => Err(Failure::state(format!(
            "another process serves {}; stop it, or give this one a database of its own",
            database.display()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_pools_have_a_connection() {
        assert_eq!([1, 2, 3, 16].map(halves), [(1, 1), (1, 1), (2, 1), (8, 8)]);
    }
}
