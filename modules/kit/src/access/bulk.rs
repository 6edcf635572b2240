//! Statements of the platform itself inside a transaction: imports and the demo.

use super::write::taken;
use super::{Principal, Tx};
use crate::error::{Error, Result};
use sea_orm::sea_query::Value;
use sea_orm::{DbBackend, QueryResult, Statement, StatementBuilder};
use std::sync::PoisonError;

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

    /// Takes down the indexes of a table without rows that many rows are about to fill, but those that keep a column unique;
    /// the commit puts them up again. On SQLite, where sorting all rows once costs a fraction of finding the place of each.
    ///
    /// # Errors
    /// FORBIDDEN for a caller of the graph; when the database fails.
    pub async fn bulk_into_empty(&self, table: &str) -> Result<()> {
        self.only_the_platform()?;
        if self.backend() != DbBackend::Sqlite
            || !self.bulk_rows(format!("SELECT 1 FROM {table} LIMIT 1"), vec![]).await?.is_empty()
        {
            return Ok(());
        }
        let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? \
                   AND sql NOT LIKE 'CREATE UNIQUE%'";
        for row in self.bulk_rows(sql, vec![table.into()]).await? {
            let (name, sql): (String, String) = (row.try_get_by("name")?, row.try_get_by("sql")?);
            self.bulk(format!("DROP INDEX {name}"), vec![]).await?;
            self.indexes.lock().unwrap_or_else(PoisonError::into_inner).push(sql);
        }
        Ok(())
    }

    /// Puts up what [`Tx::bulk_into_empty`] took down.
    pub(super) async fn put_up_indexes(&self) -> Result<()> {
        let indexes = std::mem::take(&mut *self.indexes.lock().unwrap_or_else(PoisonError::into_inner));
        for sql in indexes {
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
