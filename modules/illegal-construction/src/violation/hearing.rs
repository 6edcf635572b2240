//! Who is heard: the party, and the offices and the village group that have a say.

use super::documents::over;
use super::inputs::{CoordinateViolationInput, HearViolationInput, ViolationHearingOutcome};
use super::record::ViolationState;
use super::step::{ViolationStepKind, ViolationStepOutcome};
use super::steps::{Doing, Step};
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use work::steps::{note, number, told};

pub(super) async fn hear(tx: &mut Tx, input: HearViolationInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Change, ViolationStepKind::Hearing).await?;
    doing.under_way(tx).await?;
    let on = doing.day(tx, input.on)?;
    let outcome = match input.outcome {
        ViolationHearingOutcome::Held => ViolationStepOutcome::Held,
        ViolationHearingOutcome::Waived => ViolationStepOutcome::Waived,
        ViolationHearingOutcome::NotAsked => {
            over(&doing, ViolationStepKind::HearingNotice, on)?;
            ViolationStepOutcome::NotAsked
        }
    };
    let note = note(input.note.as_deref())?;
    if outcome == ViolationStepOutcome::Held && note.is_none() {
        return Err(Error::bad_input("input.note", "say what the party brought forward"));
    }
    let step = Step { outcome: Some(outcome), note, ..Step::on(ViolationStepKind::Hearing, on) };
    doing.done(tx, step, Some(ViolationState::Heard), |_| ()).await
}

pub(super) async fn coordinate(tx: &mut Tx, input: CoordinateViolationInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Change, ViolationStepKind::Coordination).await?;
    doing.under_way(tx).await?;
    let step = Step {
        outcome: Some(if input.agreed {
            ViolationStepOutcome::Agreed
        } else {
            ViolationStepOutcome::Opposed
        }),
        party: Some(input.party),
        number: input.number.as_deref().map(number).transpose()?,
        note: Some(told(&input.note, "input.note")?),
        ..Step::on(ViolationStepKind::Coordination, doing.day(tx, input.on)?)
    };
    // the state stays, and the term that runs
    doing.done(tx, step, None, |_| ()).await
}
