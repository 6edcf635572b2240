//! Numbers below a code, in order and never given again.

use kit::access::{Permit, Tx};
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};

/// The next number below `code`, where the caller may enter something: 1 for the first.
///
/// # Errors
/// CONFLICT when `most` numbers were given already.
pub(crate) async fn next_number(tx: &Tx, permit: &Permit, code: &str, most: i32) -> Result<u32> {
    let district = code.get(..6).unwrap_or_default();
    let mut insert = Query::insert();
    insert
        .into_table("code_counter")
        .columns(["district_code", "id", "grid_code", "last_number", "version"])
        .values_panic([district.into(), tx.access().new_id().into(), code.into(), 1.into(), 1_i64.into()])
        .on_conflict(
            OnConflict::columns(["district_code", "grid_code"])
                .value("last_number", Expr::col(("code_counter", "last_number")).add(1))
                .value("version", Expr::col(("code_counter", "version")).add(1))
                .to_owned(),
        )
        .returning_col("last_number");
    let rows = tx.insert_returning(permit, &insert).await?;
    let number: i32 = rows.first().map(|row| row.try_get_by("last_number")).transpose()?.unwrap_or(0);
    if number > most {
        return Err(Error::conflict(format!("all {most} numbers below {code} were given already")));
    }
    u32::try_from(number).map_err(Error::internal)
}
