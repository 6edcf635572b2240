//! The edition of a kind that holds somewhere on a day.

use chrono::NaiveDate;
use entities::work::matter_kind::{Entity, Model};
use kit::access::{Access, Tx};
use kit::code::GridCode;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query, SelectStatement};

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
    found(tx, on_day(code, grid.as_str(), tx.access().today()), path).await
}

/// As `in_force`, for an area.
///
/// # Errors
/// BAD_USER_INPUT at `path` when there is none.
pub(crate) async fn known(tx: &Tx, code: &str, area: &str, path: &str) -> Result<Model> {
    found(tx, on_day(code, area, tx.access().today()), path).await
}

/// As `in_force` in an area on a day, held until the transaction ends: nobody else asks for the same kind meanwhile.
///
/// # Errors
/// BAD_USER_INPUT at `path` when there is none.
pub(crate) async fn held(tx: &Tx, code: &str, area: &str, day: NaiveDate, path: &str) -> Result<Model> {
    let mut select = on_day(code, area, day);
    select.lock(LockType::Update);
    found(tx, select, path).await
}

fn on_day(code: &str, area: &str, day: NaiveDate) -> SelectStatement {
    let areas: Vec<&str> = [2, 4, 6].into_iter().filter_map(|digits| area.get(..digits)).collect();
    let mut select = all();
    select
        .and_where(Expr::col("code").eq(code))
        .and_where(Expr::col("area_code").is_in(areas))
        .and_where(Expr::col("from_on").lte(day))
        .and_where(Expr::col("to_on").is_null().or(Expr::col("to_on").gte(day)))
        .order_by("area_code", Order::Desc)
        .order_by("edition", Order::Desc)
        .limit(1);
    select
}

/// Are the matters of this edition discreet? Where those of its line are, no edition and no caller says otherwise.
pub(crate) fn is_discreet(access: &Access, kind: &Model) -> bool {
    kind.discreet || access.policy().departments().any(|line| line.code == kind.line && line.discreet)
}

async fn found(tx: &Tx, select: SelectStatement, path: &str) -> Result<Model> {
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
