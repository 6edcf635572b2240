//! Returning a matter, and handing it to another line with a work sheet and a receipt.

use super::engine::Doing;
use super::inputs::{HandOverMatterInput, MatterActInput, MatterReasonInput};
use super::plain::reason;
use crate::dispatch::{Asked, centre, centre_or_own, goal, levels};
use crate::matter::passage;
use crate::procedure::Act;
use crate::sheet::{self, SheetState};
use kit::access::{Tx, Written};
use kit::{Error, Result};

/// Back to the unit that sent it; too often, and the centre decides.
pub(super) async fn give_back(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Return).await?;
    count_return(tx, &mut doing).await?;
    if !doing.second {
        // whoever dispatches there: the unit of the community or the centre that answers for it
        let levels = levels(tx, &doing.matter.grid_code).await?;
        doing.matter.unit_code = centre_or_own(levels, &doing.matter.grid_code, &doing.matter.unit_code);
    }
    doing.matter.post_id = None;
    doing.done(tx, reason).await
}

/// Hands it over: until the receipt is signed it stays with who had it. What another line handed over already is handed on
/// as if it were returned; too often, and the centre decides.
pub(super) async fn hand_over(tx: &mut Tx, input: HandOverMatterInput) -> Result<Written> {
    let task = reason(&input.task, "input.task")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::HandOver).await?;
    let (post, unit, line) = (input.post.as_ref(), input.unit.as_ref(), Some(input.line.as_str()));
    let asked = Asked { post, unit, line, by_sheet: true };
    let goal = goal(tx, &doing.matter.grid_code, &input.line, asked).await?;
    let own = doing.post.as_ref().and_then(|post| post.line.as_deref());
    if own == Some(goal.line.as_str()) {
        return Err(Error::bad_input("input.line", "another line than your own"));
    }
    if sheet::was_received(tx, &doing.matter).await? {
        count_return(tx, &mut doing).await?;
    }
    if doing.second {
        return doing.done(tx, Some(format!("to be handed on to the line `{}`", goal.line))).await;
    }
    doing.matter.asked_line = Some(goal.line.clone());
    // what lines write to each other is the sheet's: who reads the steps reads none of it
    sheet::send(tx, &doing, &goal, task.unwrap_or_default()).await?;
    doing.done(tx, None).await
}

/// Signs the receipt: the line that was asked answers for it from now on.
pub(super) async fn receive(tx: &mut Tx, input: MatterActInput) -> Result<Written> {
    let note = passage(input.note.as_deref(), "input.note", 1_000)?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Receive).await?;
    let sheet = sheet::answer(tx, &doing, SheetState::Received, note).await?;
    let matter = &mut doing.matter;
    (matter.unit_code, matter.line, matter.asked_line) = (sheet.unit_code, sheet.line, None);
    matter.post_id = sheet.post_id.or_else(|| doing.post.as_ref().map(|post| post.id));
    doing.done(tx, None).await
}

/// Refuses the receipt: it stays with who had it; too often, and the centre decides.
pub(super) async fn decline(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Decline).await?;
    sheet::answer(tx, &doing, SheetState::Declined, reason).await?;
    doing.matter.asked_line = None;
    count_return(tx, &mut doing).await?;
    doing.done(tx, None).await
}

/// Counts a return; one too many, and the matter is before the centre.
async fn count_return(tx: &Tx, doing: &mut Doing) -> Result<()> {
    doing.matter.returns = doing.matter.returns.saturating_add(1);
    doing.second = doing.matter.returns > doing.kind.returns;
    if doing.second {
        let levels = levels(tx, &doing.matter.grid_code).await?;
        doing.matter.unit_code = centre(levels, &doing.matter.grid_code, &doing.matter.unit_code);
        doing.matter.post_id = None;
    }
    Ok(())
}
