//! The batches of a year, month by month: sent, but for the one of this month, which waits for the second person.

use super::Totals;
use super::grants::Grant;
use super::place::Place;
use crate::payment::{AssistanceBatchState, AssistancePaymentState, PaymentReturnReason};
use crate::programme::{AssistancePayout, Programme};
use chrono::{NaiveDate, TimeDelta};
use entities::civil_affairs::{assistance_batch, assistance_payment};
use kit::access::{Access, Tx};
use kit::error::Result;
use kit::platform::start_of;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;
use wangge_core::places::month::Month;

/// One payment in so many comes back.
const BACK: usize = 120;

type Payment = assistance_payment::Model;

/// Day on which the batch of a month is sent.
pub(super) fn sent_on(month: &Month) -> NaiveDate {
    month.first + TimeDelta::days(26)
}

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    programmes: &[Programme],
    grants: &[Grant],
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<()> {
    let (mut batches, mut payments) = (Vec::new(), Vec::new());
    for programme in programmes {
        let of: Vec<&Grant> = grants.iter().filter(|grant| grant.programme_id == programme.id).collect();
        let Some(first) = of.iter().map(|grant| grant.from_on).min() else { continue };
        let mut back: Vec<Payment> = Vec::new();
        let mut month = Month::of(first);
        while month.first <= place.today {
            let (batch, some) = batch(tx.access(), place, programme, (&month, &of), (dice, &mut back));
            if batch.items > 0 {
                batches.push(batch);
                payments.extend(some);
            }
            month = Month::of(month.after());
        }
    }
    totals.batches = batches.len();
    totals.payments = payments.len();
    totals.sent_fen =
        batches.iter().filter(|batch| batch.sent_on.is_some()).map(|batch| batch.total_fen).sum();
    totals.returned = payments.iter().filter(|payment| payment.returned_on.is_some()).count();
    insert_rows(tx, batches.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, payments.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

/// The batch of a month; `back` is what came back of the one before, and then of this one.
fn batch(
    access: &Access,
    place: &Place,
    programme: &Programme,
    (month, grants): (&Month, &[&Grant]),
    (dice, back): (&mut Dice, &mut Vec<Payment>),
) -> (assistance_batch::Model, Vec<Payment>) {
    let sent = (month.after() <= place.today).then(|| sent_on(month));
    let [drafts, checks] = place.staff_of(&programme.area_code);
    let at = start_of(sent.unwrap_or(month.first)) + 9 * 3_600_000;
    let id = access.new_id();
    let mut payments = Vec::new();
    for grant in grants.iter().filter(|grant| is_paid(grant, month, place.today)) {
        payments.push(payment(access, grant, (id, &month.text), (sent, at)));
    }
    for again in back.drain(..) {
        let grant =
            grants.iter().find(|grant| grant.id == again.grant_id && is_paid(grant, month, place.today));
        payments.extend(grant.map(|grant| payment(access, grant, (id, &again.for_month), (sent, at))));
    }
    let mut batch = assistance_batch::Model {
        id,
        area_code: programme.area_code.clone(),
        programme_id: programme.id,
        month: month.text.clone(),
        state: if sent.is_some() { AssistanceBatchState::Sent } else { AssistanceBatchState::Drafted }
            .as_str()
            .to_owned(),
        items: i32::try_from(payments.len()).unwrap_or(i32::MAX),
        total_fen: payments.iter().map(|payment| payment.amount_fen).sum(),
        returned_items: 0,
        returned_fen: 0,
        drafted_by: drafts,
        checked_by: sent.and(checks),
        checked_at: sent.map(|_| at),
        sent_by: sent.and(checks),
        sent_on: sent,
        reference: sent.map(|day| format!("YH{}{:06}", day.format("%Y%m%d"), dice.below(1_000_000))),
        version: if sent.is_some() { 3 } else { 1 },
        created_at: at - 86_400_000,
        changed_at: at,
    };
    if sent.is_some() && programme.payout == AssistancePayout::Monthly.as_str() {
        come_back(place, (&mut batch, &mut payments), (dice, back));
    }
    (batch, payments)
}

/// Is the grant paid in the month?
fn is_paid(grant: &Grant, month: &Month, today: NaiveDate) -> bool {
    let this = month.after() > today;
    let until = |end: Option<NaiveDate>| end.is_none_or(|day| day >= sent_on(month) && !this);
    match grant.payout.as_str() {
        "once" => Month::of(grant.from_on) == *month && (!this || grant.state == "active"),
        _ => grant.from_on <= month.first && until(grant.stopped_on) && until(grant.suspended_on),
    }
}

fn payment(
    access: &Access,
    grant: &Grant,
    (batch, month): (i64, &str),
    (sent, at): (Option<NaiveDate>, i64),
) -> Payment {
    let state = if sent.is_some() { AssistancePaymentState::Sent } else { AssistancePaymentState::Drafted };
    Payment {
        district_code: grant.district_code.clone(),
        id: access.new_id(),
        grid_code: grant.grid_code.clone(),
        grid_id: grant.grid_id,
        resident_id: grant.resident_id,
        person_id: grant.person_id,
        batch_id: batch,
        programme_id: grant.programme_id,
        grant_id: grant.id,
        for_month: month.to_owned(),
        amount_fen: grant.amount_fen,
        state: state.as_str().to_owned(),
        sent_on: sent,
        returned_on: None,
        return_reason: None,
        version: if sent.is_some() { 2 } else { 1 },
        created_at: at - 86_400_000,
        changed_at: at,
    }
}

/// Some of the payments that were sent come back.
fn come_back(
    place: &Place,
    (batch, payments): (&mut assistance_batch::Model, &mut [Payment]),
    (dice, back): (&mut Dice, &mut Vec<Payment>),
) {
    const REASONS: [PaymentReturnReason; 3] = [
        PaymentReturnReason::AccountClosed,
        PaymentReturnReason::AccountWrong,
        PaymentReturnReason::NameMismatch,
    ];
    for payment in payments {
        let Some(sent) = payment.sent_on.filter(|_| dice.below(BACK) == 0) else { continue };
        AssistancePaymentState::Returned.as_str().clone_into(&mut payment.state);
        payment.returned_on = Some(Ord::min(sent + TimeDelta::days(3), place.today));
        payment.return_reason = Some(dice.pick(&REASONS).as_str().to_owned());
        payment.version += 1;
        batch.returned_items += 1;
        batch.returned_fen += payment.amount_fen;
        batch.version += 1;
        back.push(payment.clone());
    }
}
