//! Divisions by their name.

use kit::search::{question, terms};
use kit::{Error, Result};
use sea_orm::DbBackend;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Func, Query};

/// Longest text to search for, in characters.
const LONGEST: usize = 50;

/// The divisions whose name has these characters in a row.
///
/// # Errors
/// BAD_USER_INPUT at `name` for no character, or too many.
pub(super) fn named(backend: DbBackend, name: &str) -> Result<Condition> {
    let count = terms(name).len();
    if count == 0 || count > LONGEST {
        return Err(Error::bad_input("name", format!("1 to {LONGEST} characters")));
    }
    let asked = question(backend, name);
    let mut found = Query::select();
    found.from("division_search");
    if backend != DbBackend::Postgres {
        found.expr(Expr::col("rowid").cast_as(Alias::new("text")));
        found.and_where(Expr::cust_with_values("division_search MATCH ?", [asked]));
        return Ok(Condition::all().add(Expr::col("code").in_subquery(found)));
    }
    found.column("code").and_where(Expr::cust_with_values("terms @@ CAST($1 AS tsquery)", [asked]));
    let lower: Expr = Func::cust("lower").arg(Expr::col("name")).into();
    let plain = Func::cust("replace").arg(lower).arg(" ").arg("");
    let position: Expr = Func::cust("strpos").arg(plain).arg(terms(name).concat()).into();
    Ok(Condition::all().add(Expr::col("code").in_subquery(found)).add(position.gt(0)))
}
