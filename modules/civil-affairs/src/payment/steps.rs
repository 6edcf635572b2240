//! A batch is checked, sent or discarded.

use super::inputs::{AssistanceBatchInput, SendAssistanceBatchInput};
use super::record::{AssistanceBatch, AssistanceBatchState, AssistancePaymentState};
use crate::grant::{AssistanceGrant, AssistanceStopReason, stopped};
use entities::civil_affairs::assistance_batch::{ActiveModel, Model};
use entities::civil_affairs::assistance_grant;
use kit::access::{Action, Permit, Target, Tx, Written, district_of};
use kit::stream::columns_of;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, Query};
use wangge_core::places::text;

/// A second person checks the batch.
pub(super) async fn check(tx: &mut Tx, input: AssistanceBatchInput) -> Result<Written> {
    let target = tx.target::<AssistanceBatch>(&input.id, Action::Decide).await?;
    is_in(&target, &[AssistanceBatchState::Drafted], "only a drafted batch is checked")?;
    let account = tx.access().account();
    if account.is_none() || account == target.drafted_by {
        return Err(Error::new(Code::Forbidden, "who drafted a batch does not check it"));
    }
    adds_up(tx, &target).await?;
    let row = ActiveModel {
        state: Set(AssistanceBatchState::Checked.as_str().to_owned()),
        checked_by: Set(account),
        checked_at: Set(Some(tx.access().now())),
        ..ActiveModel::default()
    };
    tx.change::<AssistanceBatch>(target, row, input.version.into(), "check").await
}

/// It was sent.
pub(super) async fn send(tx: &mut Tx, input: SendAssistanceBatchInput) -> Result<Written> {
    let target = tx.target::<AssistanceBatch>(&input.id, Action::Change).await?;
    is_in(&target, &[AssistanceBatchState::Checked], "only a checked batch is sent")?;
    adds_up(tx, &target).await?;
    let (batch, permit) = (Model::clone(&target), target.permit().clone());
    let today = tx.access().today();
    let row = ActiveModel {
        state: Set(AssistanceBatchState::Sent.as_str().to_owned()),
        sent_by: Set(tx.access().account()),
        sent_on: Set(Some(today)),
        reference: Set(text::optional(input.reference.as_deref(), "input.reference", 100)?),
        ..ActiveModel::default()
    };
    let written = tx.change::<AssistanceBatch>(target, row, input.version.into(), "send").await?;
    let mut update = Query::update();
    update
        .table("assistance_payment")
        .value("state", AssistancePaymentState::Sent.as_str())
        .value("sent_on", today)
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .cond_where(of_batch(&batch));
    tx.execute(&permit, &update).await?;
    pay_out(tx, &permit, &batch).await?;
    Ok(written)
}

/// It is not sent.
pub(super) async fn discard(tx: &mut Tx, input: AssistanceBatchInput) -> Result<Written> {
    let target = tx.target::<AssistanceBatch>(&input.id, Action::Change).await?;
    is_in(
        &target,
        &[AssistanceBatchState::Drafted, AssistanceBatchState::Checked],
        "the batch was sent or discarded already",
    )?;
    let (batch, permit) = (Model::clone(&target), target.permit().clone());
    let row = ActiveModel {
        state: Set(AssistanceBatchState::Discarded.as_str().to_owned()),
        ..ActiveModel::default()
    };
    let written = tx.change::<AssistanceBatch>(target, row, input.version.into(), "discard").await?;
    let mut update = Query::update();
    update
        .table("assistance_payment")
        .value("state", AssistancePaymentState::Discarded.as_str())
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .cond_where(of_batch(&batch));
    tx.execute(&permit, &update).await?;
    Ok(written)
}

fn is_in(batch: &Model, states: &[AssistanceBatchState], text: &'static str) -> Result<()> {
    match states.iter().any(|state| state.as_str() == batch.state) {
        true => Ok(()),
        false => Err(Error::conflict(text)),
    }
}

/// The payments of a batch.
fn of_batch(batch: &Model) -> Condition {
    Condition::all()
        .add(Expr::col(("assistance_payment", "district_code")).eq(district_of(&batch.area_code)))
        .add(Expr::col(("assistance_payment", "batch_id")).eq(batch.id))
}

/// Refuses a batch whose payments are not its totals, or no longer what the grants say.
async fn adds_up(tx: &Tx, batch: &Model) -> Result<()> {
    let amount = || Expr::col(("assistance_payment", "amount_fen"));
    let grant = |column: &'static str| Expr::col(("assistance_grant", column));
    let mut holds = Query::select();
    holds
        .expr(Expr::cust("1"))
        .from("assistance_grant")
        .and_where(grant("district_code").equals(("assistance_payment", "district_code")))
        .and_where(grant("id").equals(("assistance_payment", "grant_id")))
        .and_where(grant("state").eq("active"));
    let sum = Func::coalesce([Func::sum(amount()).into(), Expr::cust("0")]);
    let mut select = Query::select();
    select
        .expr_as(Func::count(amount()), "items")
        .expr_as(Expr::from(sum).cast_as("bigint"), "total")
        .from("assistance_payment")
        .cond_where(of_batch(batch))
        .and_where(Expr::exists(holds));
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::conflict("the batch is empty"))?;
    let (items, total): (i64, i64) = (row.try_get_by("items")?, row.try_get_by("total")?);
    if (items, total) != (i64::from(batch.items), batch.total_fen) {
        let text = "a grant in it was suspended or stopped since it was drafted; discard it and draft anew";
        return Err(Error::conflict(text));
    }
    Ok(())
}

/// What is paid once was paid: its grants stop.
async fn pay_out(tx: &mut Tx, permit: &Permit, batch: &Model) -> Result<()> {
    let mut of = Query::select();
    of.column("grant_id").from("assistance_payment").cond_where(of_batch(batch));
    let mut select = Query::select();
    select
        .columns(columns_of::<assistance_grant::Entity>())
        .from("assistance_grant")
        .and_where(Expr::col("district_code").eq(district_of(&batch.area_code)))
        .and_where(Expr::col("payout").eq("once"))
        .and_where(Expr::col("id").in_subquery(of));
    let today = tx.access().today();
    for row in tx.rows(&select).await? {
        let grant = assistance_grant::Model::from_query_result(&row, "")?;
        let version = grant.version;
        let target = Target::<AssistanceGrant>::belonging(permit, grant);
        tx.change::<AssistanceGrant>(
            target,
            stopped(AssistanceStopReason::PaidOut, today),
            version,
            "pay-out",
        )
        .await?;
    }
    Ok(())
}
