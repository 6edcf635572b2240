//! The desks of an approval.

use super::appeal::{decided_by_others, reviewed_by_others};
use super::desk::put_on_desk;
use super::engine::Doing;
use super::finish::result;
use super::inform::inform;
use super::inputs::{FinishMatterInput, MatterActInput, MatterReasonInput};
use super::papers::complete;
use super::plain::reason;
use crate::matter::passage;
use crate::procedure::{Act, Stage};
use chrono::TimeDelta;
use kit::access::{Tx, Written};
use kit::platform::day_of;
use kit::{Error, Result};

/// A review was passed: the next desk has it, or it is announced first.
pub(super) async fn pass(tx: &mut Tx, input: MatterActInput) -> Result<Written> {
    let note = passage(input.note.as_deref(), "input.note", 1_000)?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Pass).await?;
    complete(tx, &doing).await?;
    doing.matter.reviewed_by = tx.access().account();
    let next = match Stage::of(&doing.matter.stage) {
        Some(Stage::FirstReview) => Stage::Review,
        // an edition from before its line was discreet can say so
        _ if doing.kind.announced && !doing.matter.discreet => Stage::Announce,
        _ => Stage::Decide,
    };
    doing.second = next == Stage::Decide;
    if doing.second {
        decided_by_others(tx, &mut doing.matter).await?;
    }
    to_desk(&mut doing, next);
    doing.done(tx, note).await
}

/// A desk refuses the application.
pub(super) async fn deny(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Deny).await?;
    doing.matter.handled_by = tx.access().account();
    doing.matter.result = reason.clone();
    let matter = doing.matter.clone();
    let denied = doing.done(tx, reason).await?;
    inform(tx, denied.permit(), &matter).await?;
    Ok(denied)
}

/// The last desk grants it, once every paper is there.
pub(super) async fn grant(tx: &mut Tx, input: FinishMatterInput) -> Result<Written> {
    let result = result(&input.result)?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Grant).await?;
    complete(tx, &doing).await?;
    doing.matter.handled_by = tx.access().account();
    doing.matter.result = Some(result.clone());
    to_desk(&mut doing, Stage::Verify);
    doing.done(tx, Some(result)).await
}

/// An appeal against a refusal, once, in its time: it is reviewed again, by somebody else than before.
pub(super) async fn appeal(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Appeal).await?;
    let refused_on = day_of(doing.matter.closed_at.unwrap_or_default());
    let last = refused_on + TimeDelta::days(doing.kind.appeal_days.into());
    if tx.access().today() > last {
        return Err(Error::conflict(format!("the time for an appeal ended on {last}")));
    }
    doing.matter.appealed = true;
    reviewed_by_others(tx, &mut doing.matter).await?;
    to_desk(&mut doing, Stage::Review);
    doing.done(tx, reason).await
}

/// Puts it on the desk of the stage that it goes to.
pub(super) fn to_desk(doing: &mut Doing, stage: Stage) {
    stage.as_str().clone_into(&mut doing.matter.stage);
    put_on_desk(&mut doing.matter);
}
