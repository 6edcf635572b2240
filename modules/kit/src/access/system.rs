//! Statements of the platform itself, which no caller of the graph reaches.

use super::{Access, Action, Principal};
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

    /// Rows of a reference table that is no record of the graph, such as what an edition changed. Who may read
    /// `resource` everywhere may read them.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN for who may not read it everywhere; when the database fails.
    pub async fn reference_rows(&self, resource: &str, select: &SelectStatement) -> Result<Vec<QueryResult>> {
        if !self.require(resource, Action::Read)?.is_all() {
            return Err(self.denied());
        }
        self.shared.db.rows(self.meter(), select).await
    }

    /// The kind of database.
    pub fn backend(&self) -> DbBackend {
        self.shared.db.backend()
    }
}
