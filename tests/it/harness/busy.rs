//! A SQLite file in which somebody else writes, and rows of PostgreSQL that somebody else holds.

use super::TestDatabase;
use kit::platform::Platform;
use sea_orm::{DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait};

impl TestDatabase {
    /// Holds the one writer of a SQLite file, as another process does while it imports; `rollback` lets go.
    pub(crate) async fn hold(&self) -> DatabaseTransaction {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        self.connection().begin_with_options(options).await.unwrap()
    }

    /// Until so many statements wait for what others hold; at once on SQLite, where one transaction follows the other.
    pub(crate) async fn until_waiting(&self, number: usize) {
        let waiting = "SELECT 'x' FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        for _ in 0..20_000 {
            if self.backend() == DbBackend::Sqlite || self.texts(waiting).await.len() >= number {
                break;
            }
        }
    }
}

/// From now on the connection of this platform that writes does not wait for another writer.
pub(crate) async fn impatient(platform: &Platform) {
    let tx = platform.system().begin().await.unwrap();
    tx.bulk("PRAGMA busy_timeout = 0", vec![]).await.unwrap();
    tx.commit().await.unwrap();
}
