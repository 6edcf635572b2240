//! Which unit has a credit code: one in the nation.

use crate::credit_code::CreditCode;
use entities::property::credit_code::ActiveModel;
use kit::access::{Permit, Tx};
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::places::text;

/// A code that was sent, checked; None when it is empty.
pub(super) fn checked(given: Option<&str>) -> Result<Option<String>> {
    const PATH: &str = "input.creditCode";
    let Some(given) = text::optional(given, PATH, 50)? else { return Ok(None) };
    let code = CreditCode::parse(&given).map_err(|error| Error::bad_input(PATH, error.to_string()))?;
    Ok(Some(code.as_str().to_owned()))
}

/// The unit has this code from now on, and no other.
///
/// # Errors
/// CONFLICT when another unit has it; nothing of that unit is said.
pub(super) async fn enter(tx: &Tx, permit: &Permit, unit: (&str, i64), code: Option<&str>) -> Result<()> {
    leave(tx, permit, unit.1).await?;
    let Some(code) = code else { return Ok(()) };
    let row = ActiveModel {
        code: Set(code.to_owned()),
        unit_district_code: Set(unit.0.to_owned()),
        unit_id: Set(unit.1),
    };
    tx.insert(permit, row).await.map_err(|error| match error.code() {
        Code::Conflict => Error::conflict(
            "a unit with this unified social credit code is entered already, here or in another area; ask its office \
             to retire it there first",
        ),
        _ => error,
    })
}

/// The unit has no code any more.
pub(super) async fn leave(tx: &Tx, permit: &Permit, unit: i64) -> Result<()> {
    let mut delete = Query::delete();
    delete.from_table("credit_code").and_where(Expr::col("unit_id").eq(unit));
    tx.execute(permit, &delete).await.map(drop)
}
