//! Connections of the tests: patient on a busy machine, and careless about power cuts.

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, SqlxSqliteConnector, Statement,
};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::str::FromStr;
use std::time::Duration;

pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// A pool of at most this many connections.
pub(crate) async fn connect(url: &str, most: u32) -> DatabaseConnection {
    if url.starts_with("sqlite:") {
        return sqlite(url, most).await;
    }
    let mut options = ConnectOptions::new(url);
    options.max_connections(most).acquire_timeout(PATIENCE).test_before_acquire(false);
    Database::connect(options).await.unwrap()
}

/// The first column of every row, as text; NULL is left out.
pub(crate) async fn texts(connection: &impl ConnectionTrait, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter().filter_map(|row| row.try_get_by_index::<Option<String>>(0).unwrap()).collect()
}

async fn sqlite(url: &str, most: u32) -> DatabaseConnection {
    let options = SqliteConnectOptions::from_str(url)
        .unwrap()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Off)
        .busy_timeout(PATIENCE)
        .foreign_keys(true);
    let pool = SqlitePoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
    let pool = pool.test_before_acquire(false).connect_with(options).await.unwrap();
    SqlxSqliteConnector::from_sqlx_sqlite_pool(pool)
}
