//! The early end of a leave; of one that has not begun, that takes it back.

use super::inputs::EndLeaveInput;
use super::record::Leave;
use entities::staff::post_leave::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// Ends the leave at once.
pub(super) async fn end(tx: &mut Tx, input: EndLeaveInput) -> Result<Written> {
    let leave = tx.target::<Leave>(&input.id, Action::Change).await?;
    if leave.ended_at.is_some() || leave.to_on < tx.access().today() {
        return Err(Error::conflict("the leave is over already"));
    }
    let row = ActiveModel { ended_at: Set(Some(tx.access().now())), ..Default::default() };
    let written = tx.change::<Leave>(leave, row, input.version.into(), "end").await?;
    tx.rights_change().await?;
    Ok(written)
}
