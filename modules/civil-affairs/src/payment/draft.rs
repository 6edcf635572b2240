//! A batch is drafted: whom it pays, and for which month.

use super::inputs::DraftAssistanceBatchInput;
use super::record::{AssistanceBatch, AssistanceBatchState, AssistancePaymentState};
use crate::programme::{self, AssistancePayout, Programme};
use entities::civil_affairs::{assistance_batch, assistance_payment};
use kit::access::{Action, Permit, Tx, Written, district_of};
use kit::code::after;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, JoinType, Query, SelectStatement};
use sea_orm::{EntityTrait, FromQueryResult, QueryTrait};
use wangge_core::places::month::Month;

/// Payments that are written together.
const ROWS: usize = 500;

/// What is paid to whom.
#[derive(Debug, FromQueryResult)]
struct Due {
    id: i64,
    grid_code: String,
    grid_id: i64,
    resident_id: i64,
    person_id: i64,
    amount_fen: i64,
    for_month: String,
}

/// Drafts the batch.
pub(super) async fn draft(tx: &mut Tx, input: DraftAssistanceBatchInput) -> Result<Written> {
    tx.require(AssistanceBatch::RESOURCE, Action::Create, input.area.as_str())?;
    let programme = programme::known(tx, &input.programme, "input.programme").await?;
    if !input.area.as_str().starts_with(&programme.area_code) || input.area.as_str().len() > 9 {
        return Err(Error::bad_input("input.area", "the district of the programme, or a town of it"));
    }
    let month = Month::parse(&input.month, "input.month")?;
    if month.first > tx.access().today() {
        return Err(Error::bad_input("input.month", "not in the future"));
    }
    let due = due(tx, &programme, input.area.as_str(), &month).await?;
    if due.is_empty() {
        return Err(Error::conflict(
            "nobody is to be paid: each grant in force has its payment for this month",
        ));
    }
    let total: i64 = due.iter().map(|due| due.amount_fen).sum();
    let items = i32::try_from(due.len()).ok().filter(|_| i32::try_from(total).is_ok());
    let items = items
        .ok_or_else(|| Error::bad_input("input.area", "too much for one batch: draft each town alone"))?;
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let row = assistance_batch::ActiveModel {
        id: Set(id),
        area_code: Set(input.area.to_string()),
        programme_id: Set(programme.id),
        month: Set(month.text),
        state: Set(AssistanceBatchState::Drafted.as_str().to_owned()),
        items: Set(items),
        total_fen: Set(total),
        returned_items: Set(0),
        returned_fen: Set(0),
        drafted_by: Set(tx.access().account()),
        checked_by: Set(None),
        checked_at: Set(None),
        sent_by: Set(None),
        sent_on: Set(None),
        reference: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<AssistanceBatch>(row).await.map_err(|error| match error.code() {
        kit::Code::Conflict => {
            Error::conflict("a batch of this programme, area and month is open: send or discard it first")
        }
        _ => error,
    })?;
    enter(tx, written.permit(), (id, programme.id), due).await?;
    Ok(written)
}

/// Writes the payments.
async fn enter(tx: &Tx, permit: &Permit, (batch, programme): (i64, i64), due: Vec<Due>) -> Result<()> {
    let (access, now) = (tx.access(), tx.access().now());
    let row = |due: Due| assistance_payment::ActiveModel {
        district_code: Set(district_of(&due.grid_code).to_owned()),
        id: Set(access.new_id()),
        grid_code: Set(due.grid_code),
        grid_id: Set(due.grid_id),
        resident_id: Set(due.resident_id),
        person_id: Set(due.person_id),
        batch_id: Set(batch),
        programme_id: Set(programme),
        grant_id: Set(due.id),
        for_month: Set(due.for_month),
        amount_fen: Set(due.amount_fen),
        state: Set(AssistancePaymentState::Drafted.as_str().to_owned()),
        sent_on: Set(None),
        returned_on: Set(None),
        return_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let mut rows: Vec<_> = due.into_iter().map(row).collect();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(ROWS));
        let insert = assistance_payment::Entity::insert_many(rows).into_query();
        tx.execute(permit, &insert).await?;
        rows = rest;
    }
    Ok(())
}

/// Who is to be paid: the grants in force, and what came back.
async fn due(tx: &Tx, programme: &Programme, area: &str, month: &Month) -> Result<Vec<Due>> {
    let mut due = Vec::new();
    for select in [in_force(programme, area, month), came_back(programme, area, month)] {
        for row in tx.rows(&select).await? {
            due.push(Due::from_query_result(&row, "")?);
        }
    }
    Ok(due)
}

/// Grants that are paid in an area.
fn paid_in(programme: &Programme, area: &str) -> Condition {
    let of = |column: &'static str| Expr::col(("assistance_grant", column));
    Condition::all()
        .add(of("district_code").eq(district_of(area)))
        .add(of("grid_code").gte(area))
        .add(of("grid_code").lt(after(area)))
        .add(of("programme_id").eq(programme.id))
        .add(of("state").eq("active"))
}

/// Those without a payment for the month; of what is paid once, those without any.
fn in_force(programme: &Programme, area: &str, month: &Month) -> SelectStatement {
    let mut paid = paid_already();
    if programme.payout == AssistancePayout::Monthly.as_str() {
        paid.and_where(Expr::col(("paid", "for_month")).eq(month.text.as_str()));
    }
    let mut select = Query::select();
    for column in ["id", "grid_code", "grid_id", "resident_id", "person_id", "amount_fen"] {
        select.column(("assistance_grant", column));
    }
    select
        .expr_as(Expr::val(month.text.as_str()).cast_as("text"), "for_month")
        .from("assistance_grant")
        .cond_where(paid_in(programme, area))
        .and_where(Expr::col(("assistance_grant", "from_on")).lt(month.after()))
        .and_where(Expr::exists(paid).not());
    select
}

/// What came back for an earlier month and was not paid again, once for each grant and month.
fn came_back(programme: &Programme, area: &str, month: &Month) -> SelectStatement {
    let mut paid = paid_already();
    paid.and_where(Expr::col(("paid", "for_month")).equals(("back", "for_month")));
    let back = |column: &'static str| Expr::col(("back", column));
    let of_grant = back("district_code")
        .equals(("assistance_grant", "district_code"))
        .and(back("grant_id").equals(("assistance_grant", "id")))
        .and(back("state").eq("returned"));
    let mut select = Query::select();
    let columns = ["id", "grid_code", "grid_id", "resident_id", "person_id"];
    for column in columns {
        select.column(("assistance_grant", column)).group_by_col(("assistance_grant", column));
    }
    select
        .expr_as(Func::max(Expr::col(("back", "amount_fen"))), "amount_fen")
        .column(("back", "for_month"))
        .from("assistance_grant")
        .join_as(JoinType::InnerJoin, "assistance_payment", "back", of_grant)
        .cond_where(paid_in(programme, area))
        .and_where(Expr::col(("assistance_grant", "payout")).eq(AssistancePayout::Monthly.as_str()))
        .and_where(back("for_month").lt(month.text.as_str()))
        .and_where(Expr::exists(paid).not())
        .group_by_col(("back", "for_month"));
    select
}

/// Payments of the grant that did not come back.
fn paid_already() -> SelectStatement {
    let mut paid = Query::select();
    paid.expr(Expr::cust("1"))
        .from_as("assistance_payment", "paid")
        .and_where(Expr::col(("paid", "district_code")).equals(("assistance_grant", "district_code")))
        .and_where(Expr::col(("paid", "grant_id")).equals(("assistance_grant", "id")))
        .and_where(Expr::col(("paid", "state")).is_in(["drafted", "sent"]));
    paid
}
