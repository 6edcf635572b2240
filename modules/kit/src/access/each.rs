//! Statements that read the first rows of each of many parents, and about as many rows as they answer: each parent is
//! a look-up of its own inside one statement, so that a parent with many rows costs no more than its page.

use super::belonging::Seen;
use super::columns::Columns;
use super::find::{Find, area_column, order, table};
use crate::code::after;
use crate::error::{Error, Result};
use crate::record::{Place, Record, Row};
use sea_orm::DbBackend;
use sea_orm::sea_query::{
    Condition, Expr, ExprTrait, Func, JoinType, Order as Direction, Query, SelectStatement,
};
use serde::Serialize;
use std::collections::BTreeSet;

/// The parents of rows, and how a row names its parent.
#[derive(Debug)]
pub struct Parents {
    by: By,
    /// Each once, with its district where the rows are placed.
    keys: BTreeSet<(Option<String>, Key)>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
enum Key {
    Id(i64),
    Text(String),
}

#[derive(Clone, Copy, Debug)]
enum By {
    /// An id in this column.
    Id(&'static str),
    /// A text in this column.
    Text(&'static str),
    /// The area of the row lies in that of the parent.
    Area,
}

impl Parents {
    /// Rows that name their parent by id in `column`.
    pub fn ids(column: &'static str, keys: impl IntoIterator<Item = (Option<String>, i64)>) -> Self {
        Self { by: By::Id(column), keys: keys.into_iter().map(|(at, id)| (at, Key::Id(id))).collect() }
    }

    /// Rows that name their parent by a text in `column`.
    pub fn texts(column: &'static str, keys: impl IntoIterator<Item = (Option<String>, String)>) -> Self {
        Self { by: By::Text(column), keys: texts(keys) }
    }

    /// Rows that lie in the area with a code.
    pub fn areas(keys: impl IntoIterator<Item = (Option<String>, String)>) -> Self {
        Self { by: By::Area, keys: texts(keys) }
    }

    /// The parents as a table `parent` of district, key and, for areas, the end of the range of codes; of those that
    /// must be seen only those that are, so that no look-up asks again.
    fn table(&self, backend: DbBackend, seen: Option<Seen>) -> Result<SelectStatement> {
        let end = |key: &Key| if let Key::Text(text) = key { Some(after(text)) } else { None };
        let rows: Vec<_> = self.keys.iter().map(|(district, key)| (district, key, end(key))).collect();
        let rows = serde_json::to_string(&rows).map_err(Error::internal)?;
        let from = match backend {
            DbBackend::Postgres => Func::cust("jsonb_array_elements").arg(Expr::val(rows).cast_as("jsonb")),
            _ => Func::cust("json_each").arg(rows),
        };
        let of = |at: usize| Expr::cust(format!("pair.value ->> {at}"));
        let key = match self.by {
            By::Id(_) => of(1).cast_as("bigint"),
            By::Text(_) | By::Area => of(1),
        };
        let mut table = Query::select();
        if let Some(seen) = seen {
            table.and_where(Expr::tuple([of(0), key.clone()]).in_subquery(seen.records));
        }
        table.expr_as(of(0), "district").expr_as(key, "key").expr_as(of(2), "key_end");
        table.from_function(from, "pair");
        Ok(table)
    }

    /// The order of the rows of one parent.
    fn order<T: Record>(&self, backend: DbBackend, backwards: bool) -> Vec<(&'static str, Direction)> {
        let mut order = order::<T>(backwards);
        if let (DbBackend::Sqlite, By::Id(column) | By::Text(column)) = (backend, self.by)
            && let Some((_, direction)) = order.first().cloned()
        {
            order.insert(0, (column, direction));
        }
        order
    }

    /// Whether rows name their parent, which lies in their district, in this column.
    fn named_in(&self, column: &str) -> bool {
        let placed = self.keys.iter().all(|(district, _)| district.is_some());
        placed && matches!(self.by, By::Id(by) if by == column)
    }

    /// The rows of one parent. Where nothing counts the rows of a district, SQLite takes it for small, and would walk
    /// through it in the order of the list: a range of one key, by which the order begins, has an index of the key chosen.
    fn condition(&self, backend: DbBackend, place: Place) -> Condition {
        let parent = |column: &'static str| Expr::col(("parent", column));
        let all = match self.by {
            By::Id(column) | By::Text(column) if backend == DbBackend::Postgres => {
                Condition::all().add(Expr::col(column).eq(parent("key")))
            }
            By::Id(column) | By::Text(column) => {
                let from = Expr::col(column).gte(parent("key"));
                Condition::all().add(from).add(Expr::col(column).lte(parent("key")))
            }
            By::Area => {
                let area = area_column(place);
                let from = Expr::col(area).gte(parent("key"));
                Condition::all().add(from).add(Expr::col(area).lt(parent("key_end")))
            }
        };
        match self.keys.first() {
            Some((Some(_), _)) => all.add(Expr::col("district_code").eq(parent("district"))),
            _ => all,
        }
    }
}

impl<T: Record> Find<'_, T> {
    /// The first `limit` rows of each parent in one statement, in the record's order. A parent that is named in several
    /// districts has as many in each.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_each(mut self, parents: Parents, limit: u64, backwards: bool) -> Result<Vec<Row<T>>> {
        if self.scope.is_empty() || parents.keys.is_empty() {
            return Ok(Vec::new());
        }
        let backend = self.access.backend();
        // asked of each parent once, not of the rows below each
        let seen = self.seen.take_if(|seen| parents.named_in(seen.parent));
        let mut rows = self.statement();
        rows.cond_where(parents.condition(backend, T::PLACE));
        for (column, direction) in parents.order::<T>(backend, backwards) {
            rows.order_by(column, direction);
        }
        rows.limit(limit);
        let mut select = Query::select();
        select.columns(Columns::<T>::of(self.selection).names().map(|column| ("child", column)));
        select.from_subquery(parents.table(backend, seen)?, "parent");
        match backend {
            DbBackend::Postgres => {
                select.join_lateral(JoinType::InnerJoin, rows, "child", Expr::cust("TRUE"));
            }
            // which has no LATERAL: the rows are found by their place in the table
            _ => {
                rows.clear_selects().column("rowid");
                let found = Expr::col(("child", "rowid")).in_subquery(rows);
                // a cross join keeps the order of the tables, and takes no condition
                select.join_as(JoinType::CrossJoin, table::<T>(), "child", Condition::all()).and_where(found);
            }
        }
        for (column, direction) in order::<T>(backwards) {
            select.order_by(("child", column), direction);
        }
        self.run(&select).await
    }
}

fn texts(keys: impl IntoIterator<Item = (Option<String>, String)>) -> BTreeSet<(Option<String>, Key)> {
    keys.into_iter().map(|(district, text)| (district, Key::Text(text))).collect()
}
