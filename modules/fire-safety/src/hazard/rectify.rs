//! A hazard is put right, inspected again, and closed.

use super::inputs::{CloseFireHazardInput, RectifyFireHazardInput, ReinspectFireHazardInput};
use super::record::FireHazardState;
use super::step::{FireHazardStepKind, FireHazardStepOutcome};
use super::steps::{Doing, Step};
use chrono::NaiveDate;
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use work::case::CaseState;
use work::steps::{note, told};

pub(super) async fn rectify(tx: &mut Tx, input: RectifyFireHazardInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Change, FireHazardStepKind::Rectification).await?;
    let step = Step {
        note: Some(told(&input.note, "input.note")?),
        ..Step::on(FireHazardStepKind::Rectification, doing.day(tx, input.on)?)
    };
    doing.done(tx, step, FireHazardState::Rectified, |_| ()).await
}

pub(super) async fn reinspect(tx: &mut Tx, input: ReinspectFireHazardInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Change, FireHazardStepKind::Reinspection).await?;
    let outcome = if input.passed { FireHazardStepOutcome::Passed } else { FireHazardStepOutcome::Failed };
    let step = Step {
        outcome: Some(outcome),
        note: Some(told(&input.note, "input.note")?),
        ..Step::on(FireHazardStepKind::Reinspection, doing.day(tx, input.on)?)
    };
    if input.passed {
        return doing.done(tx, step, FireHazardState::Reinspected, |_| ()).await;
    }
    let (state, due) = before(&doing);
    doing.done(tx, step, state, |row| row.due_on = Set(due)).await
}

/// Where the party was last told to, and until when.
fn before(doing: &Doing) -> (FireHazardState, Option<NaiveDate>) {
    let told = doing.steps.iter().rev().find_map(|step| {
        let state = match FireHazardStepKind::of(&step.kind)? {
            FireHazardStepKind::Referral => FireHazardState::Referred,
            FireHazardStepKind::Extension => FireHazardState::Extended,
            FireHazardStepKind::Notice => FireHazardState::Notified,
            FireHazardStepKind::PartyLeft => FireHazardState::Confirmed,
            _ => return None,
        };
        Some((state, step.due_on))
    });
    told.unwrap_or((FireHazardState::Confirmed, None))
}

pub(super) async fn close(tx: &mut Tx, input: CloseFireHazardInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Decide, FireHazardStepKind::Closing).await?;
    let again = doing.last(FireHazardStepKind::Reinspection).and_then(|step| step.account_id);
    if again.is_some() && again == tx.access().account() {
        return Err(Error::conflict("who inspected it again does not close it; another person does"));
    }
    if doing.case(tx).await?.is_some_and(|case| case.state() == CaseState::UnderWay) {
        return Err(Error::conflict("finish its matter first, with what came of it"));
    }
    let step = Step {
        note: note(input.note.as_deref())?,
        ..Step::on(FireHazardStepKind::Closing, doing.day(tx, input.on)?)
    };
    doing.done(tx, step, FireHazardState::Closed, |_| ()).await
}
