//! Statements of the platform itself inside a transaction: imports and the demo.

use super::write::taken;
use super::{Principal, Tx};
use crate::error::{Error, Result};
use sea_orm::sea_query::Value;
use sea_orm::{DbBackend, QueryResult, Statement, StatementBuilder};

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
