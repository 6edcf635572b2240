//! Sending a matter to who deals with it.

use super::engine::Doing;
use super::inputs::{ArbitrateMatterInput, DispatchMatterInput};
use super::plain::reason;
use crate::dispatch::{Asked, Goal, goal};
use crate::matter::passage;
use crate::procedure::Act;
use kit::Result;
use kit::access::{Tx, Written};
use kit::code::AreaCode;
use kit::node::GlobalId;

/// Sends it on.
pub(super) async fn dispatch(tx: &mut Tx, input: DispatchMatterInput) -> Result<Written> {
    let note = passage(input.note.as_deref(), "input.note", 1_000)?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Dispatch).await?;
    let asked = asked(&input.post, &input.unit, &input.line);
    let goal = goal(tx, &doing.matter.grid_code, &doing.matter.line, asked).await?;
    goes_to(&mut doing, goal);
    doing.done(tx, note).await
}

/// The centre decides; who has it then cannot return it any more.
pub(super) async fn arbitrate(tx: &mut Tx, input: ArbitrateMatterInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Arbitrate).await?;
    let asked = asked(&input.post, &input.unit, &input.line);
    let goal = goal(tx, &doing.matter.grid_code, &doing.matter.line, asked).await?;
    goes_to(&mut doing, goal);
    doing.matter.arbitrated = true;
    doing.done(tx, reason).await
}

fn asked<'a>(post: &'a Option<GlobalId>, unit: &'a Option<AreaCode>, line: &'a Option<String>) -> Asked<'a> {
    Asked { post: post.as_ref(), unit: unit.as_ref(), line: line.as_deref(), by_sheet: false }
}

fn goes_to(doing: &mut Doing, goal: Goal) {
    let matter = &mut doing.matter;
    (matter.unit_code, matter.post_id, matter.line) = (goal.unit, goal.post, goal.line);
    if matter.asked_post_id.is_none() {
        matter.asked_post_id = matter.post_id;
    }
}
