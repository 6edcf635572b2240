//! Areas that accounts and posts are for.

use kit::access::Tx;
use kit::code::{AreaCode, AreaLevel};
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// Refuses an area that is not a division or a grid in force, until this transaction ends: whoever retires it waits.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub async fn in_force(tx: &Tx, area: &AreaCode, path: &str) -> Result<()> {
    let mut select = Query::select();
    match area.level() {
        AreaLevel::Grid => {
            select.column("grid_code").from("grid").and_where(Expr::col("status").eq("active"));
            select.and_where(Expr::col("grid_code").eq(area.as_str()));
            select.and_where(Expr::col("district_code").eq(area.district().unwrap_or_default()));
        }
        _ => {
            select.column("code").from("division").and_where(Expr::col("retired_edition").is_null());
            select.and_where(Expr::col("code").eq(area.as_str()));
        }
    }
    match tx.rows(select.lock(LockType::Share)).await?.is_empty() {
        true => Err(Error::bad_input(path, "there is no division or grid with this code in force")),
        false => Ok(()),
    }
}
