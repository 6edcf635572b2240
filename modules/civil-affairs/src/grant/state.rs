//! A grant is suspended, goes on, and stops.

use super::inputs::{GrantStateInput, StopGrantInput};
use super::record::{AssistanceGrant, AssistanceGrantState, AssistanceStopReason};
use crate::month::months_after;
use crate::programme;
use chrono::NaiveDate;
use entities::civil_affairs::assistance_grant::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
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
    let row = ActiveModel { note: Set(Some(note(&input.note)?)), ..resumed() };
    tx.change::<AssistanceGrant>(target, row, input.version.into(), "resume").await
}

/// It stops.
pub(super) async fn stop(tx: &mut Tx, input: StopGrantInput) -> Result<Written> {
    let target = tx.target::<AssistanceGrant>(&input.id, Action::Change).await?;
    not_stopped(&target)?;
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today {
        return Err(Error::bad_input("input.on", "not a day in the future"));
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

/// The day by which a grant of the programme is reviewed after one on `day`.
pub(super) fn review_due(programme: &programme::Programme, day: NaiveDate) -> Option<NaiveDate> {
    programme.review_months.map(|months| months_after(day, months))
}

/// The reason in words, which has to be given.
pub(super) fn note(given: &str) -> Result<String> {
    let text = text::passage(given, "input.note", 500)?;
    text.ok_or_else(|| Error::bad_input("input.note", "say why"))
}
