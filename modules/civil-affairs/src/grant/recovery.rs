//! What was paid too much is claimed, and given back.

use super::inputs::{ClaimOverpaymentInput, RecordRecoveryInput};
use super::record::AssistanceGrant;
use super::state;
use entities::civil_affairs::assistance_grant::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};

/// Claims what was paid too much.
pub(super) async fn claim(tx: &mut Tx, input: ClaimOverpaymentInput) -> Result<Written> {
    let target = tx.target::<AssistanceGrant>(&input.id, Action::Change).await?;
    let claimed = target.overpaid_fen + positive(input.amount_fen)?;
    if claimed > paid(tx, &target).await? {
        return Err(Error::bad_input(
            "input.amountFen",
            "with what is claimed already, no more than was paid",
        ));
    }
    let row = ActiveModel {
        overpaid_fen: Set(claimed),
        note: Set(Some(state::note(&input.note)?)),
        ..ActiveModel::default()
    };
    tx.change::<AssistanceGrant>(target, row, input.version.into(), "claim").await
}

/// Records what was given back.
pub(super) async fn record(tx: &mut Tx, input: RecordRecoveryInput) -> Result<Written> {
    let target = tx.target::<AssistanceGrant>(&input.id, Action::Change).await?;
    let recovered = target.recovered_fen + positive(input.amount_fen)?;
    if recovered > target.overpaid_fen {
        return Err(Error::bad_input("input.amountFen", "no more than is still owed"));
    }
    let row = ActiveModel { recovered_fen: Set(recovered), ..ActiveModel::default() };
    tx.change::<AssistanceGrant>(target, row, input.version.into(), "recover").await
}

fn positive(amount: i32) -> Result<i64> {
    if amount < 1 { Err(Error::bad_input("input.amountFen", "1 fen or more")) } else { Ok(amount.into()) }
}

/// What was paid of a grant and did not come back, in fen.
async fn paid(tx: &Tx, grant: &Model) -> Result<i64> {
    let sum = Func::coalesce([Func::sum(Expr::col("amount_fen")).into(), Expr::cust("0")]);
    let mut select = Query::select();
    select
        .expr_as(Expr::from(sum).cast_as("bigint"), "paid")
        .from("assistance_payment")
        .and_where(Expr::col("district_code").eq(grant.district_code.as_str()))
        .and_where(Expr::col("grant_id").eq(grant.id))
        .and_where(Expr::col("state").eq("sent"));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("paid")).transpose()?.unwrap_or(0))
}
