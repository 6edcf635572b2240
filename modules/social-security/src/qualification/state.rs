//! Whether a pension is paid: suspended only after a notice, resumed once the person was checked.

use super::inputs::{EndPensionInput, PensionStateInput, ServePensionNoticeInput};
use super::record::{Pension, PensionEndReason, PensionState};
use crate::person::day;
use crate::policy::SUSPENSION;
use chrono::{NaiveDate, TimeDelta};
use entities::social_security::pension::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// The notice was served; the person has some days to be checked.
pub(super) async fn notify(tx: &mut Tx, input: ServePensionNoticeInput) -> Result<Written> {
    let target = tx.target_as::<Pension>(&input.id, SUSPENSION, Action::Create).await?;
    is(&target, PensionState::Active, "only a pension that is paid is given notice of")?;
    if target.notice_on.is_some() {
        return Err(Error::conflict("a notice was served already"));
    }
    let due = target.check_due_on.unwrap_or(NaiveDate::MAX);
    if due >= tx.access().today() {
        return Err(Error::conflict(format!("the check is not overdue: it is due on {due}")));
    }
    let on = day(tx, input.on, due.succ_opt(), "input.on")?;
    if !(15..=90).contains(&input.days) {
        return Err(Error::bad_input("input.days", "15 to 90"));
    }
    let row = ActiveModel {
        notice_on: Set(Some(on)),
        notice_way: Set(Some(input.way.as_str().to_owned())),
        notice_until: Set(Some(on + TimeDelta::days(input.days.into()))),
        ..ActiveModel::default()
    };
    tx.by_right_to(SUSPENSION);
    tx.change::<Pension>(target, row, input.version.into(), "notify").await
}

/// It is not paid for now.
pub(super) async fn suspend(tx: &mut Tx, input: PensionStateInput) -> Result<Written> {
    let target = tx.target_as::<Pension>(&input.id, SUSPENSION, Action::Decide).await?;
    is(&target, PensionState::Active, "only a pension that is paid can be suspended")?;
    let today = tx.access().today();
    let Some(until) = target.notice_until else {
        return Err(Error::conflict("no notice was served: `servePensionNotice` comes first"));
    };
    if until >= today {
        return Err(Error::conflict(format!("the notice runs until {until}")));
    }
    let row = ActiveModel {
        state: Set(PensionState::Suspended.as_str().to_owned()),
        suspended_on: Set(Some(today)),
        ..ActiveModel::default()
    };
    tx.by_right_to(SUSPENSION);
    tx.change::<Pension>(target, row, input.version.into(), "suspend").await
}

/// It is paid again, what was held back as well.
pub(super) async fn resume(tx: &mut Tx, input: PensionStateInput) -> Result<Written> {
    let target = tx.target_as::<Pension>(&input.id, SUSPENSION, Action::Decide).await?;
    is(&target, PensionState::Suspended, "the pension is not suspended")?;
    let since = target.notice_on.or(target.suspended_on);
    if target.checked_on.is_none_or(|checked| since.is_some_and(|since| checked < since)) {
        return Err(Error::conflict("nobody confirmed it since the notice: record a check first"));
    }
    let row = ActiveModel {
        state: Set(PensionState::Active.as_str().to_owned()),
        suspended_on: Set(None),
        notice_on: Set(None),
        notice_way: Set(None),
        notice_until: Set(None),
        ..ActiveModel::default()
    };
    tx.by_right_to(SUSPENSION);
    tx.change::<Pension>(target, row, input.version.into(), "resume").await
}

/// It ends.
pub(super) async fn end(tx: &mut Tx, input: EndPensionInput) -> Result<Written> {
    let target = tx.target::<Pension>(&input.id, Action::Change).await?;
    not_ended(&target)?;
    let on = day(tx, input.on, Some(target.from_on), "input.on")?;
    tx.change::<Pension>(target, ended(input.reason, on), input.version.into(), "end").await
}

/// Refuses a pension that ended.
pub(super) fn not_ended(pension: &Model) -> Result<()> {
    if pension.state == PensionState::Ended.as_str() {
        return Err(Error::conflict("the pension ended"));
    }
    Ok(())
}

/// What changes when a pension ends on a day.
pub(crate) fn ended(reason: PensionEndReason, on: NaiveDate) -> ActiveModel {
    ActiveModel {
        state: Set(PensionState::Ended.as_str().to_owned()),
        check_due_on: Set(None),
        suspended_on: Set(None),
        ended_on: Set(Some(on)),
        end_reason: Set(Some(reason.as_str().to_owned())),
        ..ActiveModel::default()
    }
}

fn is(pension: &Model, state: PensionState, otherwise: &'static str) -> Result<()> {
    if pension.state == state.as_str() { Ok(()) } else { Err(Error::conflict(otherwise)) }
}
