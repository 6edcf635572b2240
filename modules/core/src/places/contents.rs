//! What lies in a place, of whatever module: a place is not retired while something in force lies in it.

use super::retire::Left;
use kit::access::Tx;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};

/// What can lie in places. A module that keeps something there adds a line for it to the shelf:
/// `parts.shelf::<Contents>(|contents| contents.add(..))`.
#[derive(Clone, Debug, Default)]
pub struct Contents(Vec<Content>);

/// A placed table with the column `status` whose rows lie in places of a type.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    /// Type of the place.
    pub of: &'static str,
    /// The table.
    pub table: &'static str,
    /// Its column with the id of the place.
    pub column: &'static str,
    /// What its column `status` says of those that are in the way.
    pub status: &'static str,
    /// What one of them is called.
    pub one: &'static str,
    /// What several are called.
    pub many: &'static str,
}

impl Contents {
    /// Adds it.
    pub fn add(&mut self, content: Content) {
        self.0.push(content);
    }

    /// Refuses while something in force lies in the place, in the words `what` for it.
    ///
    /// # Errors
    /// CONFLICT with how many of each kind.
    pub(super) async fn none_left(
        &self,
        tx: &Tx,
        (of, district, id): (&str, &str, i64),
        what: &str,
        mut left: Left,
    ) -> Result<()> {
        for content in self.0.iter().filter(|content| content.of == of) {
            let mut select = Query::select();
            select
                .expr_as(Func::count(Expr::col("id")), "found")
                .from(content.table)
                .and_where(Expr::col("district_code").eq(district))
                .and_where(Expr::col(content.column).eq(id))
                .and_where(Expr::col("status").eq(content.status));
            let rows = tx.rows(&select).await?;
            let found = rows.first().map(|row| row.try_get_by("found")).transpose()?.unwrap_or(0);
            left.note(found, content.one, content.many);
        }
        left.refuse(what)
    }
}

impl Left {
    /// Refuses while something is left.
    ///
    /// # Errors
    /// CONFLICT with how many of each kind.
    pub(super) fn refuse(self, what: &str) -> Result<()> {
        let Some(left) = self.said() else { return Ok(()) };
        Err(Error::conflict(format!(
            "the {what} still has {left}; retire them, close them or move them out of it first"
        )))
    }
}
