//! What the lists of department modules are narrowed by.

use crate::places::month::Month;
use chrono::NaiveDate;
use kit::Result;
use kit::node::GlobalId;
use kit::scalar::Date;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The rows that name this placed record in a column.
///
/// # Errors
/// BAD_USER_INPUT at `path` for an id of something else.
pub fn keyed(
    id: Option<&GlobalId>,
    record_type: &str,
    (path, column): (&str, &'static str),
) -> Result<Option<Condition>> {
    let Some(id) = id else { return Ok(None) };
    let id = id.clone().of(record_type, path)?;
    let district = Expr::col("district_code").eq(id.district.as_str());
    Ok(Some(Condition::all().add(district).add(Expr::col(column).eq(id.id()?))))
}

/// The rows whose day in this column was before today (true), or was not (false).
pub fn late(column: &'static str, today: NaiveDate, is: bool) -> Expr {
    let day = || Expr::col(column);
    if is { day().lt(today) } else { day().is_null().or(day().gte(today)) }
}

/// The rows that have a day in this column (false), or none (true).
pub fn without(column: &'static str, is: bool) -> Expr {
    if is { Expr::col(column).is_null() } else { Expr::col(column).is_not_null() }
}

/// The rows whose day in this column lies among the days.
pub fn days(column: &'static str, from: Option<Date>, to: Option<Date>) -> Condition {
    Condition::all()
        .add_option(from.map(|day| Expr::col(column).gte(day.0)))
        .add_option(to.map(|day| Expr::col(column).lte(day.0)))
}

/// The rows whose month in this column, such as `2026-03`, is this one.
///
/// # Errors
/// BAD_USER_INPUT at `path` for what is no month.
pub fn in_month(column: &'static str, month: Option<&str>, path: &str) -> Result<Option<Expr>> {
    let month = month.map(|month| Month::parse(month, path)).transpose()?;
    Ok(month.map(|month| Expr::col(column).eq(month.text)))
}

/// The rows whose month in this column lies among the months.
///
/// # Errors
/// BAD_USER_INPUT at `from` or `to` for what is no month.
pub fn months(column: &'static str, from: Option<&str>, to: Option<&str>) -> Result<Condition> {
    let first = from.map(|month| Month::parse(month, "from")).transpose()?;
    let last = to.map(|month| Month::parse(month, "to")).transpose()?;
    Ok(Condition::all()
        .add_option(first.map(|month| Expr::col(column).gte(month.text)))
        .add_option(last.map(|month| Expr::col(column).lte(month.text))))
}
