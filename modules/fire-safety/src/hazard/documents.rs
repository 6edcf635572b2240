//! Documents: the notice with its term by working days, the extension, and the referral for penalty.

use super::inputs::{ExtendFireHazardInput, NotifyFireHazardInput, ReferFireHazardInput};
use super::record::FireHazardState;
use super::step::FireHazardStepKind;
use super::steps::{Doing, Step};
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use work::calendar::days;
use work::steps::{note, number, service, told};

/// Most working days of a notice.
const MOST: i16 = 90;

pub(super) async fn notify(tx: &mut Tx, input: NotifyFireHazardInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Decide, FireHazardStepKind::Notice).await?;
    doing.under_way(tx).await?;
    let term = working_days(input.days, MOST)?;
    let (on, served) = service(tx.access().today(), (input.on, input.served_on), |day| doing.day(tx, day))?;
    let calendar = days(tx, &doing.hazard.district_code).await?;
    let step = Step {
        number: Some(number(&input.number)?),
        served: Some((served, input.way)),
        days: Some(term),
        due_on: Some(calendar.end_of_term(served, term.into())),
        note: note(input.note.as_deref())?,
        ..Step::on(FireHazardStepKind::Notice, on)
    };
    doing.done(tx, step, FireHazardState::Notified, |row| row.extended = Set(false)).await
}

pub(super) async fn extend(tx: &mut Tx, input: ExtendFireHazardInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Decide, FireHazardStepKind::Extension).await?;
    doing.under_way(tx).await?;
    let given = doing.last(FireHazardStepKind::Notice).and_then(|notice| notice.days).unwrap_or(MOST);
    let term = working_days(input.days, given)?;
    let on = doing.day(tx, input.on)?;
    let due = doing.hazard.due_on.ok_or_else(|| Error::conflict("no term runs"))?;
    if on > due {
        return Err(Error::conflict(format!("the term was over on {due}; it is extended before")));
    }
    let calendar = days(tx, &doing.hazard.district_code).await?;
    let step = Step {
        number: input.number.as_deref().map(number).transpose()?,
        days: Some(term),
        due_on: Some(calendar.end_of_term(due, term.into())),
        note: Some(told(&input.note, "input.note")?),
        ..Step::on(FireHazardStepKind::Extension, on)
    };
    doing.done(tx, step, FireHazardState::Extended, |row| row.extended = Set(true)).await
}

pub(super) async fn refer(tx: &mut Tx, input: ReferFireHazardInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Decide, FireHazardStepKind::Referral).await?;
    doing.under_way(tx).await?;
    let on = doing.day(tx, input.on)?;
    match doing.hazard.due_on {
        Some(due) if on <= due => {
            return Err(Error::conflict(format!("the term runs until {due}; nothing is referred before")));
        }
        _ => {}
    }
    let step = Step {
        number: Some(number(&input.number)?),
        note: Some(told(&input.note, "input.note")?),
        ..Step::on(FireHazardStepKind::Referral, on)
    };
    doing.done(tx, step, FireHazardState::Referred, |_| ()).await
}

fn working_days(given: i32, most: i16) -> Result<i16> {
    let days = i16::try_from(given).ok().filter(|days| (1..=most).contains(days));
    days.ok_or_else(|| Error::bad_input("input.days", format!("1 to {most}")))
}
