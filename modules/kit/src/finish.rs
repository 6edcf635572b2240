//! What is erased leaves the files of the database, too.

use crate::error::{Error, Result};
use crate::platform::Platform;
use sea_orm::DbBackend;

/// Indexes of words on SQLite that hold names of people.
const WORDS: &[&str] = &["resident_search"];

impl Platform {
    /// Rewrites the files that hold these tables, so that nothing of what was erased is left in them. SQLite: the
    /// indexes of words, the file and its log. PostgreSQL: the tables, each locked while it is rewritten, and the
    /// planner's samples; its log (`pg_wal`) and backups age out by themselves.
    ///
    /// # Errors
    /// UNAVAILABLE when somebody reads so long that the log of SQLite cannot be cut; when the database fails.
    pub async fn finish_erasure(&self, tables: &[String]) -> Result<()> {
        match self.shared().db.backend() {
            DbBackend::Postgres => self.finish_postgres(tables).await,
            _ => self.finish_sqlite().await,
        }
    }

    async fn finish_sqlite(&self) -> Result<()> {
        let db = &self.shared().db;
        for table in WORDS {
            db.alone(&format!("INSERT INTO {table} ({table}) VALUES ('optimize')")).await?;
        }
        db.alone("VACUUM").await?;
        let busy = db.alone_answer("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        match busy {
            Some(0) | None => Ok(()),
            Some(_) => Err(Error::new(
                crate::Code::Unavailable,
                "somebody is reading, so the log could not be cut; run `wangge erase --finish` again",
            )),
        }
    }

    async fn finish_postgres(&self, tables: &[String]) -> Result<()> {
        let db = &self.shared().db;
        for table in tables.iter().map(String::as_str).chain(WORDS.iter().copied()) {
            db.alone(&format!("VACUUM (FULL, ANALYZE) {table}")).await?;
        }
        // samples of values that the planner keeps
        db.alone("VACUUM FULL pg_catalog.pg_statistic").await?;
        // the files before are cut now, and removed with the next checkpoint of the server
        if db.alone("CHECKPOINT").await.is_err() {
            tracing::warn!(
                "the server's own next checkpoint removes the files before: this role may ask for none"
            );
        }
        Ok(())
    }
}
