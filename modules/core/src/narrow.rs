//! What the lists of department modules are narrowed by.

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
