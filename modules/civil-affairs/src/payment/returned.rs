//! A payment came back.

use super::inputs::ReturnAssistancePaymentInput;
use super::record::{AssistanceBatch, AssistancePayment, AssistancePaymentState};
use crate::grant::{AssistanceGrant, AssistanceStopReason, resumed};
use entities::civil_affairs::assistance_payment::{ActiveModel, Model};
use entities::civil_affairs::{assistance_batch, assistance_grant};
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// Records it, in the payment, the totals of its batch, and of what is paid once in the grant, which is due again.
pub(super) async fn give_back(tx: &mut Tx, input: ReturnAssistancePaymentInput) -> Result<Written> {
    let target = tx.target::<AssistancePayment>(&input.id, Action::Change).await?;
    if target.state != AssistancePaymentState::Sent.as_str() {
        return Err(Error::conflict("only a payment that was sent comes back"));
    }
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || target.sent_on.is_some_and(|sent| day < sent) {
        return Err(Error::bad_input("input.on", "from the day of sending until today"));
    }
    let (payment, permit) = (Model::clone(&target), target.permit().clone());
    let row = ActiveModel {
        state: Set(AssistancePaymentState::Returned.as_str().to_owned()),
        returned_on: Set(Some(day)),
        return_reason: Set(Some(input.reason.as_str().to_owned())),
        ..ActiveModel::default()
    };
    let written = tx.change::<AssistancePayment>(target, row, input.version.into(), "return").await?;
    count(tx, &permit, &payment).await?;
    due_again(tx, &permit, &payment).await?;
    Ok(written)
}

/// Counts it in its batch.
async fn count(tx: &mut Tx, permit: &Permit, payment: &Model) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(columns_of::<assistance_batch::Entity>())
        .from("assistance_batch")
        .and_where(Expr::col("id").eq(payment.batch_id))
        .lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found("AssistanceBatch"))?;
    let batch = assistance_batch::Model::from_query_result(row, "")?;
    let change = assistance_batch::ActiveModel {
        returned_items: Set(batch.returned_items + 1),
        returned_fen: Set(batch.returned_fen + payment.amount_fen),
        ..assistance_batch::ActiveModel::default()
    };
    let version = batch.version;
    tx.change::<AssistanceBatch>(Target::belonging(permit, batch), change, version, "return").await.map(drop)
}

/// What is paid once and came back is still to be paid.
async fn due_again(tx: &mut Tx, permit: &Permit, payment: &Model) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(columns_of::<assistance_grant::Entity>())
        .from("assistance_grant")
        .and_where(Expr::col("district_code").eq(payment.district_code.as_str()))
        .and_where(Expr::col("id").eq(payment.grant_id))
        .and_where(Expr::col("stop_reason").eq(AssistanceStopReason::PaidOut.as_str()))
        .lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let grant = assistance_grant::Model::from_query_result(row, "")?;
    let version = grant.version;
    let target = Target::<AssistanceGrant>::belonging(permit, grant);
    tx.change::<AssistanceGrant>(target, resumed(), version, "resume").await.map(drop)
}
