//! A payment is drafted, checked by somebody else, paid, and paid again when it comes back.

use super::inputs::{
    DraftFamilySupportPaymentInput, FamilySupportPaymentInput, PayFamilySupportInput,
    ReturnFamilySupportPaymentInput,
};
use super::record::{FamilySupportPayment, FamilySupportPaymentState as State};
use crate::support::FamilySupport;
use chrono::{Datelike, NaiveDate};
use entities::family_planning::family_support::Model as Support;
use entities::family_planning::family_support_payment::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::entry::{amount, day};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::text;

mutations! {
    /// A payment that was written.
    FamilySupportPaymentPayload { payment: FamilySupportPayment }
    PaymentMutations {
        /// Drafts the payment of family support for a year (扶助金造册).
        draft_family_support_payment(DraftFamilySupportPaymentInput) = draft;
        /// Checks a draft, by somebody else than who drafted it (复核).
        check_family_support_payment(FamilySupportPaymentInput) = check;
        /// Records that a checked payment was made (发放).
        pay_family_support(PayFamilySupportInput) = pay;
        /// Records that a payment came back (退回).
        return_family_support_payment(ReturnFamilySupportPaymentInput) = came_back;
        /// Drops a payment that was not made (作废).
        discard_family_support_payment(FamilySupportPaymentInput) = discard;
    }
}

async fn draft(tx: &mut Tx, input: DraftFamilySupportPaymentInput) -> Result<Written> {
    let id = input.support.clone().of(FamilySupport::TYPE, "input.support")?;
    let right = FamilySupportPayment::RESOURCE;
    let support = tx.target_as::<FamilySupport>(&id, right, Action::Create).await?;
    let year = given_in(tx, &support, input.year)?;
    let whole = support.amount_fen.unwrap_or_default();
    let fen = input.amount_fen.map_or(Ok(whole), |fen| amount(fen, 1, "input.amountFen"))?;
    if fen > whole {
        return Err(Error::bad_input("input.amountFen", format!("at most {whole} fen")));
    }
    let (support, permit) = (Support::clone(&support), support.permit().clone());
    let (now, today) = (tx.access().now(), tx.access().today());
    let row = ActiveModel {
        district_code: Set(support.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(support.grid_code),
        grid_id: Set(support.grid_id),
        resident_id: Set(support.resident_id),
        person_id: Set(support.person_id),
        support_id: Set(support.id),
        year: Set(year),
        amount_fen: Set(fen),
        state: Set(State::Draft.as_str().to_owned()),
        drafted_by: Set(tx.access().account()),
        drafted_on: Set(today),
        checked_by: Set(None),
        checked_on: Set(None),
        paid_on: Set(None),
        return_reason: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<FamilySupportPayment>(&permit, row).await
}

/// The year, if the support is given on a day of it.
fn given_in(tx: &Tx, support: &Support, year: i32) -> Result<i16> {
    let from = support.from_on.ok_or_else(|| Error::conflict("the support is not granted"))?;
    if year > tx.access().today().year() || year < from.year() {
        return Err(Error::bad_input("input.year", format!("{} to this year", from.year())));
    }
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(from);
    if support.to_on.is_some_and(|over| over <= first) {
        return Err(Error::bad_input("input.year", "a year on a day of which the support is given"));
    }
    i16::try_from(year).map_err(|_| Error::bad_input("input.year", "a year"))
}

async fn check(tx: &mut Tx, input: FamilySupportPaymentInput) -> Result<Written> {
    let target = tx.target::<FamilySupportPayment>(&input.id, Action::Decide).await?;
    is(&target, &[State::Draft], "only a draft is checked")?;
    if target.drafted_by.is_some() && target.drafted_by == tx.access().account() {
        return Err(Error::conflict("somebody else than who drafted it checks it"));
    }
    let row = ActiveModel {
        state: Set(State::Checked.as_str().to_owned()),
        checked_by: Set(tx.access().account()),
        checked_on: Set(Some(tx.access().today())),
        ..ActiveModel::default()
    };
    tx.change::<FamilySupportPayment>(target, row, input.version.into(), "check").await
}

async fn pay(tx: &mut Tx, input: PayFamilySupportInput) -> Result<Written> {
    let target = tx.target::<FamilySupportPayment>(&input.id, Action::Change).await?;
    is(&target, &[State::Checked, State::Returned], "only what is checked, or came back, is paid")?;
    let on = day(tx, input.on, target.checked_on, "input.on")?;
    let row = ActiveModel {
        state: Set(State::Paid.as_str().to_owned()),
        paid_on: Set(Some(on)),
        return_reason: Set(None),
        ..ActiveModel::default()
    };
    tx.change::<FamilySupportPayment>(target, row, input.version.into(), "pay").await
}

async fn came_back(tx: &mut Tx, input: ReturnFamilySupportPaymentInput) -> Result<Written> {
    let target = tx.target::<FamilySupportPayment>(&input.id, Action::Change).await?;
    is(&target, &[State::Paid], "only what was paid comes back")?;
    let reason = text::line(&input.reason, "input.reason", 200)?;
    let reason = reason.ok_or_else(|| Error::bad_input("input.reason", "say why"))?;
    let row = ActiveModel {
        state: Set(State::Returned.as_str().to_owned()),
        return_reason: Set(Some(reason)),
        ..ActiveModel::default()
    };
    tx.change::<FamilySupportPayment>(target, row, input.version.into(), "return").await
}

async fn discard(tx: &mut Tx, input: FamilySupportPaymentInput) -> Result<Written> {
    let target = tx.target::<FamilySupportPayment>(&input.id, Action::Change).await?;
    is(&target, &[State::Draft, State::Checked, State::Returned], "what was paid is not dropped")?;
    tx.change::<FamilySupportPayment>(target, discarded(), input.version.into(), "discard").await
}

/// What changes when it is dropped.
pub(crate) fn discarded() -> ActiveModel {
    ActiveModel { state: Set(State::Discarded.as_str().to_owned()), ..ActiveModel::default() }
}

fn is(payment: &Model, states: &[State], otherwise: &'static str) -> Result<()> {
    let fits = states.iter().any(|state| state.as_str() == payment.state);
    if fits { Ok(()) } else { Err(Error::conflict(otherwise)) }
}
