//! Announcing an application before it is decided, and the end of that.

use super::appeal::decided_by_others;
use super::approve::to_desk;
use super::engine::Doing;
use super::inputs::{AnnounceMatterInput, MatterActInput};
use crate::announce::{close, may_end, publish};
use crate::matter::passage;
use crate::procedure::{Act, Stage};
use kit::access::{Tx, Written};
use kit::{Error, Result};
use wangge_core::places::text;

/// Announces it in community and town at the same time.
pub(super) async fn announce(tx: &mut Tx, input: AnnounceMatterInput) -> Result<Written> {
    let name = text::name(&input.name, "input.name")?;
    let result = passage(Some(&input.result), "input.result", 1_000)?;
    let result = result.ok_or_else(|| Error::bad_input("input.result", "say what is proposed"))?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Announce).await?;
    publish(tx, &mut doing, name, result.clone()).await?;
    doing.done(tx, Some(result)).await
}

/// The announcement is over.
pub(super) async fn end(tx: &mut Tx, input: MatterActInput) -> Result<Written> {
    let note = passage(input.note.as_deref(), "input.note", 1_000)?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::EndAnnouncement).await?;
    over(tx, &mut doing).await?;
    doing.done(tx, note).await
}

/// Ends the announcement where it may end: the desk that decides has the application. Staff do this, and the clock.
pub(super) async fn over(tx: &mut Tx, doing: &mut Doing) -> Result<()> {
    let open = may_end(tx, &doing.matter).await?;
    close(tx, &doing.permit(), open).await?;
    decided_by_others(tx, &mut doing.matter).await?;
    to_desk(doing, Stage::Decide);
    Ok(())
}
