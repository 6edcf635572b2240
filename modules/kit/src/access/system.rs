//! Statements of the platform itself, which no caller of the graph reaches.

use super::{Access, Principal};
use crate::error::{Error, Result};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{DbBackend, QueryResult};

impl Access {
    /// Rows of a statement about the platform's own tables, outside a transaction; only the platform itself may.
    ///
    /// # Errors
    /// FORBIDDEN for a caller of the graph; when the database fails.
    pub async fn system_rows(&self, select: &SelectStatement) -> Result<Vec<QueryResult>> {
        match self.principal() {
            Principal::System => self.shared.db.rows(self.meter(), select).await,
            Principal::Anonymous | Principal::Caller(_) => Err(Error::forbidden()),
        }
    }

    /// The kind of database.
    pub fn backend(&self) -> DbBackend {
        self.shared.db.backend()
    }
}
