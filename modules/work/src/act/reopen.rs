//! Opening a matter again, once, because the person served is not content.

use super::engine::{Doing, procedure_of};
use super::inputs::MatterReasonInput;
use super::plain::reason;
use crate::matter::MatterStatus;
use crate::procedure::Act;
use kit::Result;
use kit::access::{Tx, Written};

/// Back to who dealt with it. What was joined to another matter is a matter of its own again: the other one, and whether
/// the person served by that is content, stays as it is.
pub(super) async fn reopen(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Reopen).await?;
    if doing.matter.status == MatterStatus::Joined.as_str() {
        take_apart(&mut doing)?;
    }
    let matter = &mut doing.matter;
    matter.reopened = true;
    (matter.rating, matter.rating_text, matter.verified_by) = (None, None, None);
    doing.done(tx, reason).await
}

/// With the unit that the report went to, and not with who joined it.
fn take_apart(doing: &mut Doing) -> Result<()> {
    let digits = procedure_of(&doing.matter)?.unit;
    let matter = &mut doing.matter;
    matter.grid_code.get(..digits).unwrap_or_default().clone_into(&mut matter.unit_code);
    (matter.joined_to, matter.post_id, matter.asked_post_id) = (None, None, None);
    // what it has was the other one's
    matter.result = None;
    // where the procedure has a stage before it is dealt with
    doing.second = true;
    Ok(())
}
