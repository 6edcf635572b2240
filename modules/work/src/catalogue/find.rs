//! The edition of a kind that holds somewhere on a day.

use entities::work::matter_kind::{Entity, Model};
use kit::access::Tx;
use kit::code::GridCode;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

/// The edition with this id, which a matter follows.
///
/// # Errors
/// When the database fails.
pub(crate) async fn edition(tx: &Tx, id: i64) -> Result<Model> {
    let mut select = all();
    select.and_where(Expr::col("id").eq(id));
    first(tx, &select).await?.ok_or_else(|| Error::not_found("kind of matter"))
}

/// The edition of the kind `code` that is in force today in the catalogue of this grid's district; without one there, of
/// its city, otherwise of its province.
///
/// # Errors
/// BAD_USER_INPUT at `path` when there is none.
pub(crate) async fn in_force(tx: &Tx, code: &str, grid: &GridCode, path: &str) -> Result<Model> {
    let today = tx.access().today();
    let areas: Vec<&str> = [2, 4, 6].into_iter().filter_map(|digits| grid.as_str().get(..digits)).collect();
    let mut select = all();
    select
        .and_where(Expr::col("code").eq(code))
        .and_where(Expr::col("area_code").is_in(areas))
        .and_where(Expr::col("from_on").lte(today))
        .and_where(Expr::col("to_on").is_null().or(Expr::col("to_on").gte(today)))
        .order_by("area_code", Order::Desc)
        .order_by("edition", Order::Desc)
        .limit(1);
    let none = || Error::bad_input(path, "no kind with this code is in force here; see `matterKinds`");
    first(tx, &select).await?.ok_or_else(none)
}

fn all() -> SelectStatement {
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("matter_kind");
    select
}

pub(super) async fn first(tx: &Tx, select: &SelectStatement) -> Result<Option<Model>> {
    let rows = tx.rows(select).await?;
    Ok(rows.first().map(|row| Model::from_query_result(row, "")).transpose()?)
}
