//! Sums over the rows within reach, a row for each area.

use super::find::area_column;
use super::keys::prefix;
use super::{Find, Tally};
use crate::error::Result;
use crate::record::Record;
use sea_orm::sea_query::{Alias, CaseStatement, Expr, ExprTrait, Func, Order, Query, SelectStatement};

const AREA: &str = "summed_area";
const CELL: &str = "cell";

impl<T: Record> Find<'_, T> {
    /// The sums of `values` over the rows of each area with `tally.digits` digits, by code, in one statement. An area
    /// that is not wholly within reach has no sum; one without rows is left out. Where rows belong to lines, who reaches
    /// an area for a line has the sums of that line. Of people whom broken glass opens there are none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sums(mut self, tally: &Tally<'_>, values: &[Expr]) -> Result<Vec<(String, Vec<i64>)>> {
        self.only_wide(tally.digits);
        let select = match tally.cells {
            None => self.each(tally.digits, AREA, tally.after, values),
            Some(cells) => of_cells(
                self.each(cells.digits, CELL, tally.after, values),
                tally.digits,
                cells.least,
                values.len(),
            ),
        };
        self.summed(select, tally.limit, values.len()).await
    }

    /// The sums of `values` over the rows with each text of `column`, by that text, in one statement; over what lies in
    /// areas with `tally.digits` digits that are wholly within reach, after the text `tally.after`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sums_by(
        mut self,
        column: &'static str,
        tally: &Tally<'_>,
        values: &[Expr],
    ) -> Result<Vec<(String, Vec<i64>)>> {
        self.only_wide(tally.digits);
        let mut select = self.grouped(Expr::col(column), AREA, values);
        if let Some(after) = tally.after {
            select.and_where(Expr::col(column).gt(after));
        }
        self.summed(select, tally.limit, values.len()).await
    }

    /// Leaves of what is reached the areas with at most so many digits, in which people may be counted.
    fn only_wide(&mut self, digits: usize) {
        if self.opens_people() {
            self.scope = std::mem::take(&mut self.scope).without_glass();
        }
        self.scope.only_wide(digits, !T::LINES.is_empty());
    }

    /// Runs a statement that sums so many values.
    async fn summed(
        &self,
        mut select: SelectStatement,
        limit: u64,
        values: usize,
    ) -> Result<Vec<(String, Vec<i64>)>> {
        if self.scope.is_empty() {
            return Ok(Vec::new());
        }
        select.order_by(Alias::new(AREA), Order::Asc).limit(limit);
        self.access.on_record(T::TYPE, &self.scope).await?;
        let rows = self.access.shared.db.rows(&self.access.meter, &select).await?;
        // the area stands first, its sums after it
        let sums = |row: &sea_orm::QueryResult| {
            let values = (1..=values).map(|at| row.try_get_by::<i64, _>(at));
            Ok((row.try_get_by(0)?, values.collect::<Result<_, _>>()?))
        };
        rows.iter().map(sums).collect()
    }

    /// A row for each value of `key`.
    fn grouped(&self, key: Expr, as_name: &'static str, values: &[Expr]) -> SelectStatement {
        let mut select = Query::select();
        select.expr_as(key, Alias::new(as_name));
        for (at, value) in values.iter().enumerate() {
            select.expr_as(sum(value.clone()), Alias::new(name(at)));
        }
        self.narrow(&mut select);
        select.group_by_col(Alias::new(as_name));
        select
    }

    /// A row for each area with so many digits.
    fn each(
        &self,
        digits: usize,
        area: &'static str,
        after: Option<&str>,
        values: &[Expr],
    ) -> SelectStatement {
        let column = area_column(T::PLACE);
        let mut select = self.grouped(prefix(column, digits), area, values);
        if let Some(after) = after {
            select.and_where(Expr::col(column).gte(crate::code::after(after)));
        }
        select
    }
}

/// Sums of the cells that have `least` or more; the others count for nothing.
fn of_cells(each: SelectStatement, digits: usize, least: i64, values: usize) -> SelectStatement {
    let mut select = Query::select();
    select.expr_as(prefix(CELL, digits), Alias::new(AREA));
    for at in 0..values {
        let cell = || Expr::col(("cells", Alias::new(name(at))));
        let shown = CaseStatement::new().case(cell().gte(least), cell()).finally(Expr::cust("0"));
        select.expr_as(sum(shown.into()), Alias::new(name(at)));
    }
    select.from_subquery(each, "cells").group_by_col(Alias::new(AREA));
    select
}

fn sum(of: Expr) -> Expr {
    let sum = Func::coalesce([Func::sum(of).into(), Expr::cust("0")]);
    Expr::from(sum).cast_as("bigint")
}

fn name(at: usize) -> String {
    format!("sum_{at}")
}
