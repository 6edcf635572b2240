//! Statements that read rows of many parents through a table of links.

use super::columns::Columns;
use super::find::{Find, order};
use super::keys::ids_in;
use crate::error::Result;
use crate::record::{Record, Row};
use sea_orm::sea_query::{
    Condition, Expr, ExprTrait, JoinType, Order as Direction, Query, SelectStatement, WindowStatement,
};

/// A placed table of links between two records of one district.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// The table.
    pub table: &'static str,
    /// Its column that names the parent.
    pub parent: &'static str,
    /// Its column that names the child.
    pub child: &'static str,
}

impl Link {
    /// The pairs of these parents.
    fn pairs(self, backend: sea_orm::DbBackend, districts: &[&str], parents: &[i64]) -> SelectStatement {
        let mut pairs = Query::select();
        pairs
            .expr_as(Expr::col("district_code"), "link_district")
            .expr_as(Expr::col(self.parent), "parent_id")
            .expr_as(Expr::col(self.child), "child_id")
            .from(self.table)
            .and_where(Expr::col("district_code").is_in(districts.iter().copied()))
            .and_where(ids_in(backend, self.parent, parents))
            .and_where(Expr::col(self.child).is_not_null());
        pairs
    }
}

impl<T: Record> Find<'_, T> {
    /// The first `limit` rows of each parent, in one statement. The parents are within reach already; the rows are
    /// so by this statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_each_through(
        self,
        link: Link,
        districts: &[&str],
        parents: &[i64],
        limit: u64,
        backwards: bool,
    ) -> Result<Vec<(i64, Row<T>)>> {
        if self.scope.is_empty() {
            return Ok(Vec::new());
        }
        let mut window = WindowStatement::partition_by(("link", "parent_id"));
        for (column, direction) in order::<T>(backwards) {
            window.order_by(("child", column), direction);
        }
        let columns = Columns::<T>::of(self.selection);
        let same = Condition::all()
            .add(Expr::col(("link", "link_district")).eq(Expr::col(("child", "district_code"))))
            .add(Expr::col(("link", "child_id")).eq(Expr::col(("child", "id"))));
        let mut inner = Query::select();
        inner
            .columns(columns.names().map(|column| ("child", column)))
            .column(("link", "parent_id"))
            .from_subquery(self.statement(), "child")
            .join_subquery(
                JoinType::InnerJoin,
                link.pairs(self.access.backend(), districts, parents),
                "link",
                same,
            )
            .expr_window_as(Expr::cust("ROW_NUMBER()"), window, "nth");
        let mut select = Query::select();
        select
            .columns(columns.names())
            .columns(["parent_id", "nth"])
            .from_subquery(inner, "numbered")
            .and_where(Expr::col("nth").lte(limit))
            .order_by("nth", Direction::Asc);
        self.access.on_record(T::TYPE, &self.scope).await?;
        let rows = self.access.shared.db.rows(&self.access.meter, &select).await?;
        rows.iter().map(|row| Ok((row.try_get_by("parent_id")?, columns.read(row)?))).collect()
    }
}
