//! Statements of the platform itself, which no caller of the graph reaches, and some that are no more than what each may ask.

use super::{Access, Action, Principal};
use crate::error::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement};
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

    /// Rows of a table that is no record of the graph, of those that name the caller's own account in `column`, read outside
    /// a transaction: for what depends on what the caller did before.
    ///
    /// # Errors
    /// UNAUTHENTICATED without a login; when the database fails.
    pub async fn own_rows(
        &self,
        mut select: SelectStatement,
        column: &'static str,
    ) -> Result<Vec<QueryResult>> {
        let own = self.account().ok_or_else(Error::unauthenticated)?;
        select.and_where(Expr::col(column).eq(own));
        self.shared.db.rows(self.meter(), &select).await
    }

    /// The kind of database.
    pub fn backend(&self) -> DbBackend {
        self.shared.db.backend()
    }
}
