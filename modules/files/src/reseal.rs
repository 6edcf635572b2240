//! Files of a person who turned out to be another one: their keys are sealed with that one's key.

use crate::upload::kept;
use entities::platform::stored_file;
use kit::access::{Permit, Tx};
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{FromQueryResult, IdenStatic, Iterable};

/// Seals the keys of all files of the person `gone` with the key of the person `stays`; called in the transaction that
/// merges them, before the key of `gone` is destroyed. The objects stay as they are.
///
/// # Errors
/// NOT_FOUND when there is no such person; CONFLICT when the key of `stays` was destroyed.
pub async fn reseal(tx: &Tx, permit: &Permit, gone: i64, stays: i64) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(stored_file::Column::iter().map(|column| column.as_str()))
        .from("stored_file")
        .and_where(Expr::col("person_id").eq(gone))
        .and_where(Expr::col("data_key").is_not_null());
    let rows = tx.rows(&select).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let erased = || Error::conflict("the person was erased; nothing more is kept of them");
    let person = tx.person_key(stays).await?.ok_or_else(erased)?;
    for row in &rows {
        let file = stored_file::Model::from_query_result(row, "")?;
        // a file whose key cannot be had any more is gone already
        let Some(key) = tx.file_key(file.id, &kept(&file)).await? else { continue };
        let sealed = key.sealed(tx.access(), &person)?;
        let mut update = Query::update();
        update
            .table("stored_file")
            .value("data_key", sealed.data_key)
            .value("person_id", sealed.person)
            .and_where(Expr::col("id").eq(file.id));
        tx.execute(permit, &update).await?;
    }
    Ok(())
}
