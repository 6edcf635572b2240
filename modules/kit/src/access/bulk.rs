//! Statements of the platform itself inside a transaction: imports and the demo.

use super::write::taken;
use super::{Principal, Tx};
use crate::error::{Error, Result};
use sea_orm::sea_query::Value;
use sea_orm::{DbBackend, QueryResult, Statement, StatementBuilder};
use std::sync::PoisonError;

/// What takes the indexes of a table down, and what puts them up again.
const ON_SQLITE: &str = "SELECT 'DROP INDEX ' || name AS down, sql AS up FROM sqlite_master \
    WHERE type = 'index' AND tbl_name = ? AND sql NOT LIKE 'CREATE UNIQUE%'";

/// The same, foreign keys among them.
const ON_POSTGRES: &str = "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS down, \
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS up \
    FROM pg_constraint WHERE contype = 'f' AND conrelid = CAST(CAST($1 AS text) AS regclass) \
    UNION ALL SELECT format('DROP INDEX %I', indexname), indexdef FROM pg_indexes \
    WHERE schemaname = current_schema() AND tablename = $1 AND indexdef NOT LIKE 'CREATE UNIQUE%'";

impl Tx {
    /// Runs a statement on any table; only the platform itself may. Answers how many rows it was about.
    ///
    /// # Errors
    /// FORBIDDEN for a caller of the graph; when the database fails.
    pub async fn bulk_execute(&self, write: &impl StatementBuilder) -> Result<u64> {
        self.only_the_platform()?;
        Ok(self.open.execute(self.access().meter(), write).await.map_err(taken)?.rows_affected())
    }

    /// Runs a written-out statement in bulk; only the platform itself may.
    ///
    /// # Errors
    /// FORBIDDEN for a caller of the graph; when the database fails.
    pub async fn bulk(&self, sql: impl Into<String>, values: Vec<Value>) -> Result<u64> {
        self.only_the_platform()?;
        let statement = Statement::from_sql_and_values(self.backend(), sql, values);
        Ok(self.open.raw(self.access().meter(), statement).await.map_err(taken)?.rows_affected())
    }

    /// Rows of a written-out statement; only the platform itself may.
    ///
    /// # Errors
    /// FORBIDDEN for a caller of the graph; when the database fails.
    pub async fn bulk_rows(&self, sql: impl Into<String>, values: Vec<Value>) -> Result<Vec<QueryResult>> {
        self.only_the_platform()?;
        let statement = Statement::from_sql_and_values(self.backend(), sql, values);
        self.open.raw_rows(self.access().meter(), statement).await
    }

    /// Takes down the indexes of a table without rows that many rows are about to fill, but those that keep a column unique,
    /// and on PostgreSQL its foreign keys; the commit puts them up again. Sorting or joining all rows once costs a fraction of
    /// finding the place of each. Others wait for the table until then: this is for who loads a database that nobody uses yet.
    ///
    /// # Errors
    /// FORBIDDEN for a caller of the graph; when the database fails.
    pub async fn bulk_into_empty(&self, table: &str) -> Result<()> {
        self.only_the_platform()?;
        if !self.bulk_rows(format!("SELECT 1 FROM {table} LIMIT 1"), vec![]).await?.is_empty() {
            return Ok(());
        }
        let sql = if self.backend() == DbBackend::Postgres { ON_POSTGRES } else { ON_SQLITE };
        for row in self.bulk_rows(sql, vec![table.into()]).await? {
            let (down, up): (String, String) = (row.try_get_by("down")?, row.try_get_by("up")?);
            self.bulk(down, vec![]).await?;
            self.taken_down.lock().unwrap_or_else(PoisonError::into_inner).push(up);
        }
        Ok(())
    }

    /// Puts up what [`Tx::bulk_into_empty`] took down.
    pub(super) async fn put_up(&self) -> Result<()> {
        let taken = std::mem::take(&mut *self.taken_down.lock().unwrap_or_else(PoisonError::into_inner));
        for sql in taken {
            self.bulk(sql, vec![]).await?;
        }
        Ok(())
    }

    /// The kind of database.
    pub fn backend(&self) -> DbBackend {
        self.open.backend()
    }

    fn only_the_platform(&self) -> Result<()> {
        match self.access().principal() {
            Principal::System => Ok(()),
            Principal::Anonymous | Principal::Caller(_) => Err(Error::forbidden()),
        }
    }
}
