//! A grant is suspended, goes on, and stops.

use super::inputs::{GrantStateInput, StopGrantInput};
use super::record::{AssistanceGrant, AssistanceGrantState, AssistanceStopReason};
use crate::programme;
use chrono::NaiveDate;
use entities::civil_affairs::assistance_grant::{ActiveModel, Model};
use entities::people::resident::Model as Residence;
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::month::months_after;
use wangge_core::places::text;

/// The grant is not paid for now.
pub(super) async fn suspend(tx: &mut Tx, input: GrantStateInput) -> Result<Written> {
    let target = tx.target::<AssistanceGrant>(&input.id, Action::Change).await?;
    if target.state != AssistanceGrantState::Active.as_str() {
        return Err(Error::conflict("only a grant that is paid can be suspended"));
    }
    let row = ActiveModel {
        state: Set(AssistanceGrantState::Suspended.as_str().to_owned()),
        suspended_on: Set(Some(tx.access().today())),
        note: Set(Some(note(&input.note)?)),
        ..ActiveModel::default()
    };
    tx.change::<AssistanceGrant>(target, row, input.version.into(), "suspend").await
}

/// It is paid again, from this month on.
pub(super) async fn resume(tx: &mut Tx, input: GrantStateInput) -> Result<Written> {
    let target = tx.target::<AssistanceGrant>(&input.id, Action::Change).await?;
    if target.state != AssistanceGrantState::Suspended.as_str() {
        return Err(Error::conflict("the grant is not suspended"));
    }
    looked_at(&target, tx.access().today())?;
    let row = ActiveModel { note: Set(Some(note(&input.note)?)), ..resumed() };
    tx.change::<AssistanceGrant>(target, row, input.version.into(), "resume").await
}

/// It stops.
pub(super) async fn stop(tx: &mut Tx, input: StopGrantInput) -> Result<Written> {
    let target = tx.target::<AssistanceGrant>(&input.id, Action::Change).await?;
    not_stopped(&target)?;
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || day < target.from_on.min(today) {
        return Err(Error::bad_input("input.on", "from the first day of the grant until today"));
    }
    let mut row = stopped(input.reason, day);
    if let Some(text) = &input.note {
        row.note = Set(text::passage(text, "input.note", 500)?);
    }
    tx.change::<AssistanceGrant>(target, row, input.version.into(), "stop").await
}

/// Refuses a grant that stopped.
pub(super) fn not_stopped(grant: &Model) -> Result<()> {
    if grant.state == AssistanceGrantState::Stopped.as_str() {
        return Err(Error::conflict("the grant was stopped"));
    }
    Ok(())
}

/// What changes when a grant stops on a day.
pub(crate) fn stopped(reason: AssistanceStopReason, day: NaiveDate) -> ActiveModel {
    ActiveModel {
        state: Set(AssistanceGrantState::Stopped.as_str().to_owned()),
        stopped_on: Set(Some(day)),
        stop_reason: Set(Some(reason.as_str().to_owned())),
        review_due_on: Set(None),
        suspended_on: Set(None),
        ..ActiveModel::default()
    }
}

/// What changes when it is paid again.
pub(crate) fn resumed() -> ActiveModel {
    ActiveModel {
        state: Set(AssistanceGrantState::Active.as_str().to_owned()),
        suspended_on: Set(None),
        stopped_on: Set(None),
        stop_reason: Set(None),
        ..ActiveModel::default()
    }
}

/// What changes when a grant for a household goes on with another member, who has no account in it yet: it is paid again
/// once the household was looked at.
pub(crate) fn passed_on(
    grant: &Model,
    to: &Residence,
    why: AssistanceStopReason,
    day: NaiveDate,
) -> ActiveModel {
    ActiveModel {
        grid_code: Set(to.grid_code.clone()),
        grid_id: Set(to.grid_id),
        resident_id: Set(to.id),
        person_id: Set(to.person_id),
        people: Set((grant.people - 1).max(1)),
        state: Set(AssistanceGrantState::Suspended.as_str().to_owned()),
        suspended_on: Set(Some(day)),
        stop_reason: Set(Some(why.as_str().to_owned())),
        review_due_on: Set(Some(day)),
        note: Set(None),
        bank_account_cipher: Set(None),
        bank_account_mask: Set(None),
        ..ActiveModel::default()
    }
}

/// Refuses to pay again what went on with another member of the household before that was reviewed, and what is paid to
/// nobody.
fn looked_at(grant: &Model, today: NaiveDate) -> Result<()> {
    if grant.stop_reason.is_some() && grant.review_due_on.is_some_and(|due| due <= today) {
        return Err(Error::conflict("another member of the household has it now: `reviewGrant` first"));
    }
    if grant.bank_account_mask.is_none() {
        return Err(Error::conflict("it has no account to be paid to: `changeGrantAccount` first"));
    }
    Ok(())
}

/// The day by which a grant of the programme is reviewed after one on `day`.
pub(super) fn review_due(programme: &programme::Programme, day: NaiveDate) -> Option<NaiveDate> {
    programme.review_months.map(|months| months_after(day, months.unsigned_abs().into()))
}

/// The reason in words, which has to be given.
pub(super) fn note(given: &str) -> Result<String> {
    let text = text::passage(given, "input.note", 500)?;
    text.ok_or_else(|| Error::bad_input("input.note", "say why"))
}
