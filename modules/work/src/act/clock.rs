//! What the platform does with a matter by itself.

use super::announce::over;
use super::engine::Doing;
use crate::calendar::days;
use crate::clock::{self, Limits};
use crate::dispatch::above;
use crate::procedure::{Act, Stage};
use crate::sheet;
use kit::access::Tx;
use kit::node::GlobalId;
use kit::{Code, Result};

/// The clock turns yellow.
pub(crate) async fn warn(tx: &mut Tx, id: &GlobalId, version: i32) -> Result<()> {
    let mut doing = Doing::begin(tx, id, version, Act::Warn).await?;
    "yellow".clone_into(&mut doing.matter.light);
    if !announced(&doing) {
        doing.matter.next_at = doing.matter.due_at;
    }
    doing.done(tx, None).await.map(drop)
}

/// The clock turns red, and the unit above is told, which is written down.
pub(crate) async fn overdue(tx: &mut Tx, id: &GlobalId, version: i32) -> Result<()> {
    let mut doing = Doing::begin(tx, id, version, Act::Overdue).await?;
    "red".clone_into(&mut doing.matter.light);
    doing.matter.late = true;
    if !announced(&doing) {
        doing.matter.next_at = None;
    }
    let note = match above(tx, &doing.matter.grid_code, &doing.matter.unit_code).await {
        Ok(unit) => Some(format!("told the unit above, {unit} (已告知上级单位)")),
        Err(error) if error.code() == Code::Conflict => None,
        Err(error) => return Err(error),
    };
    doing.done(tx, note).await.map(drop)
}

/// Is it announced? Then it ends by itself as soon as every objection is answered, whatever its clock shows.
fn announced(doing: &Doing) -> bool {
    doing.matter.stage == Stage::Announced.as_str()
}

/// A suspension is over: the clock goes on with what was left, from the end of its last day, however long ago that was.
pub(crate) async fn resume(tx: &mut Tx, id: &GlobalId, version: i32) -> Result<()> {
    let mut doing = Doing::begin(tx, id, version, Act::Resume).await?;
    let (days, limits) = (days(tx, &doing.matter.district_code).await?, Limits::parse(&doing.kind.limits)?);
    let last = doing.matter.pause_until.map_or(tx.access().now(), |day| clock::end_of(day) - 1);
    clock::resume(&mut doing.matter, &limits, &days, last);
    (doing.matter.paused, doing.matter.pause_until) = (None, None);
    doing.done(tx, None).await.map(drop)
}

/// The time of an announcement is over, and no objection waits for its answer: the last desk decides.
pub(crate) async fn end_announcement(tx: &mut Tx, id: &GlobalId, version: i32) -> Result<()> {
    let mut doing = Doing::begin(tx, id, version, Act::EndAnnouncement).await?;
    over(tx, &mut doing).await?;
    doing.done(tx, None).await.map(drop)
}

/// The post that has it ended, or the one that it is being handed to: the unit has it, and whoever of it takes it.
pub(crate) async fn unassign(tx: &mut Tx, id: &GlobalId, version: i32, ended: &[i64]) -> Result<()> {
    let mut doing = Doing::begin(tx, id, version, Act::Unassign).await?;
    if doing.matter.post_id.is_some_and(|post| ended.contains(&post)) {
        doing.matter.post_id = None;
    }
    sheet::unassign(tx, &doing, ended).await?;
    doing.done(tx, None).await.map(drop)
}
