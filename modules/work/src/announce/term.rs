//! When an announcement is over.

use entities::work::announcement::{Entity, Model};
use entities::work::matter;
use kit::access::Tx;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// The open announcement of a matter, if it may end: after its last day, with every objection answered. It is held
/// until the transaction ends, so that nobody objects meanwhile.
///
/// # Errors
/// CONFLICT when it may not, or none is open.
pub(crate) async fn may_end(tx: &Tx, matter: &matter::Model) -> Result<Model> {
    let open = open(tx, matter).await?.ok_or_else(|| Error::conflict("nothing is announced"))?;
    if tx.access().today() <= open.to_on {
        return Err(Error::conflict(format!("the announcement runs to the end of {}", open.to_on)));
    }
    match waiting(tx, &open).await? {
        0 => Ok(open),
        many => Err(Error::conflict(format!("{many} objections wait for an answer; see `objections`"))),
    }
}

/// The open announcement of a matter, held until the transaction ends.
pub(super) async fn open(tx: &Tx, matter: &matter::Model) -> Result<Option<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("announcement")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("matter_id").eq(matter.id))
        .and_where(Expr::col("state").eq("open"))
        .lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| Model::from_query_result(row, "")).transpose()?)
}

/// How many objections to what is announced are not answered, those from an announcement before among them.
async fn waiting(tx: &Tx, open: &Model) -> Result<i64> {
    let mut select = Query::select();
    select
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .from("objection")
        .and_where(Expr::col("district_code").eq(open.district_code.as_str()))
        .and_where(Expr::col("matter_id").eq(open.matter_id))
        .and_where(Expr::col("answered_at").is_null());
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("n")).transpose()?.unwrap_or(0))
}
