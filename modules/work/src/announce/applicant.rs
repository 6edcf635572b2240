//! Who applies for what is announced: the person served does not object to the own application, and does not answer
//! objections to it.

use crate::matter::{Matter, serves};
use entities::work::matter::{Entity, Model};
use kit::access::Tx;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The application that an announcement or an objection belongs to.
pub(super) async fn application(tx: &Tx, district: &str, matter: i64) -> Result<Model> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("matter")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(matter));
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found(Matter::TYPE))?;
    Ok(Model::from_query_result(row, "")?)
}

/// Is it the caller's own application, whoever filed it?
pub(super) async fn applies(tx: &Tx, application: &Model) -> Result<bool> {
    match tx.access().account() {
        Some(account) => serves(tx, application, account).await,
        None => Ok(false),
    }
}

/// The name of the person served, where the application says who that is.
pub(super) async fn applicant(tx: &Tx, application: &Model) -> Result<Option<String>> {
    let Some((district, residence)) = application.served_district_code.as_deref().zip(application.served_id)
    else {
        return Ok(None);
    };
    let mut select = Query::select();
    select
        .column("name")
        .from("resident")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(residence));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("name")).transpose()?)
}
