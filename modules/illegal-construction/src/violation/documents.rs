//! Documents: notices and the order, with number, day and way of service, and the term that runs from it.

use super::inputs::{OrderViolationInput, ServeViolationNoticeInput, ViolationNotice};
use super::record::{ViolationKind, ViolationMeasure, ViolationState};
use super::step::{ViolationServiceWay, ViolationStepKind};
use super::steps::{Doing, Step};
use chrono::{NaiveDate, TimeDelta};
use kit::access::{Action, Tx, Written};
use kit::scalar::Date;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use work::calendar::days;
use work::steps::{note, number};

/// Working days within which a party may ask for a hearing (Law on Administrative Penalty, articles 64 and 85).
pub(crate) const HEARING_DAYS: i64 = 5;
/// Days that an urging leaves.
pub(crate) const URGING_DAYS: i64 = 10;
/// Days after which a public notice counts as service (Civil Procedure Law, article 95).
const PUBLIC_DAYS: i64 = 30;

pub(super) async fn serve(tx: &mut Tx, input: ServeViolationNoticeInput) -> Result<Written> {
    let (kind, state) = match input.notice {
        ViolationNotice::Stop => (ViolationStepKind::StopNotice, ViolationState::Stopped),
        ViolationNotice::Hearing => (ViolationStepKind::HearingNotice, ViolationState::Notified),
        ViolationNotice::Urging => (ViolationStepKind::Urging, ViolationState::Urged),
    };
    let doing = Doing::begin(tx, (&input.id, input.version), Action::Change, kind).await?;
    doing.under_way(tx).await?;
    let (on, served) = service(tx, &doing, (input.on, input.served_on), input.way)?;
    let due = match input.notice {
        ViolationNotice::Stop => served,
        ViolationNotice::Hearing => {
            days(tx, &doing.violation.district_code).await?.end_of_term(served, HEARING_DAYS)
        }
        ViolationNotice::Urging => {
            over(&doing, ViolationStepKind::Order, on)?;
            served + TimeDelta::days(URGING_DAYS)
        }
    };
    let step = Step {
        number: Some(number(&input.number)?),
        served: Some((served, input.way)),
        due_on: Some(due),
        note: note(input.note.as_deref())?,
        ..Step::on(kind, on)
    };
    doing.done(tx, step, Some(state), |_| ()).await
}

pub(super) async fn order(tx: &mut Tx, input: OrderViolationInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Decide, ViolationStepKind::Order).await?;
    doing.under_way(tx).await?;
    let text = "who checked the site does not give the order; another person does";
    doing.by_another(tx, ViolationStepKind::SiteCheck, text)?;
    if doing.kind == ViolationKind::ImperfectProcedures && input.measure == ViolationMeasure::Removal {
        return Err(Error::bad_input("input.measure", "imperfect procedures are regularised or rectified"));
    }
    if !(1..=180).contains(&input.days) {
        return Err(Error::bad_input("input.days", "1 to 180"));
    }
    let (on, served) = service(tx, &doing, (input.on, input.served_on), input.way)?;
    let step = Step {
        number: Some(number(&input.number)?),
        served: Some((served, input.way)),
        due_on: Some(served + TimeDelta::days(input.days.into())),
        note: note(input.note.as_deref())?,
        ..Step::on(ViolationStepKind::Order, on)
    };
    let measure = input.measure.as_str().to_owned();
    doing.done(tx, step, Some(ViolationState::Ordered), |row| row.measure = Set(Some(measure))).await
}

/// Day of a document and of its service.
fn service(
    tx: &Tx,
    doing: &Doing,
    sent: (Option<Date>, Date),
    way: ViolationServiceWay,
) -> Result<(NaiveDate, NaiveDate)> {
    let (on, served) = work::steps::service(tx.access().today(), sent, |day| doing.day(tx, day))?;
    if way == ViolationServiceWay::PublicNotice && served < on + TimeDelta::days(PUBLIC_DAYS) {
        let text = "by public notice 30 days after the document at least";
        return Err(Error::bad_input("input.servedOn", text));
    }
    Ok((on, served))
}

/// Refuses until the term of the last document of this kind is over.
///
/// # Errors
/// CONFLICT with the last day of the term.
pub(super) fn over(doing: &Doing, kind: ViolationStepKind, on: NaiveDate) -> Result<()> {
    match doing.last(kind).and_then(|step| step.due_on) {
        Some(due) if on <= due => {
            Err(Error::conflict(format!("the term of the `{}` runs until {due}", kind.as_str())))
        }
        _ => Ok(()),
    }
}
