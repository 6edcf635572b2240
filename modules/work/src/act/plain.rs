//! What needs no more than a note or a reason.

use super::desk::put_on_desk;
use super::engine::Doing;
use super::inform::inform;
use super::inputs::{MatterActInput, MatterReasonInput};
use super::papers::complete;
use super::pause::go_on;
use crate::dispatch::above;
use crate::matter::passage;
use crate::procedure::Act;
use crate::sheet;
use kit::access::{Tx, Written};
use kit::{Error, Result};

/// A reason that has to be given.
pub(super) fn reason(given: &str, path: &str) -> Result<Option<String>> {
    match passage(Some(given), path, 1_000)? {
        None => Err(Error::bad_input(path, "must not be empty")),
        some => Ok(some),
    }
}

fn note(given: Option<&String>) -> Result<Option<String>> {
    passage(given.map(String::as_str), "input.note", 1_000)
}

async fn noted(
    tx: &mut Tx,
    input: &MatterActInput,
    act: Act,
    change: impl FnOnce(&mut Doing, &Tx),
) -> Result<Written> {
    let note = note(input.note.as_ref())?;
    let mut doing = Doing::begin(tx, &input.id, input.version, act).await?;
    change(&mut doing, tx);
    doing.done(tx, note).await
}

async fn reasoned(
    tx: &mut Tx,
    input: &MatterReasonInput,
    act: Act,
    change: impl FnOnce(&mut Doing, &Tx),
) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, act).await?;
    change(&mut doing, tx);
    doing.done(tx, reason).await
}

/// The post that does it has the matter from now on; it answers for it, if it is the first.
fn take(doing: &mut Doing) {
    doing.matter.post_id = doing.post.as_ref().map(|post| post.id);
    if doing.matter.asked_post_id.is_none() {
        doing.matter.asked_post_id = doing.matter.post_id;
    }
}

pub(super) async fn accept(tx: &mut Tx, input: MatterActInput) -> Result<Written> {
    noted(tx, &input, Act::Accept, |doing, _| take(doing)).await
}

pub(super) async fn refuse(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    reasoned(tx, &input, Act::Refuse, |_, _| ()).await
}

pub(super) async fn escalate(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Escalate).await?;
    // where the clock does not start anew
    go_on(tx, &mut doing).await?;
    doing.matter.unit_code = above(tx, &doing.matter.grid_code, &doing.matter.unit_code).await?;
    doing.matter.post_id = None;
    doing.done(tx, reason).await
}

pub(super) async fn track(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    reasoned(tx, &input, Act::Track, |_, _| ()).await
}

/// Verifies it, once every paper is there.
pub(super) async fn verify(tx: &mut Tx, input: MatterActInput) -> Result<Written> {
    let note = note(input.note.as_ref())?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Verify).await?;
    complete(tx, &doing).await?;
    doing.matter.verified_by = tx.access().account();
    doing.done(tx, note).await
}

/// Back to who dealt with it, or to the desk that decided.
pub(super) async fn rework(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    reasoned(tx, &input, Act::Rework, |doing, _| {
        doing.matter.verified_by = None;
        if doing.matter.chain.is_some() {
            "decide".clone_into(&mut doing.matter.stage);
            put_on_desk(&mut doing.matter);
        }
    })
    .await
}

/// Files it; who reported a matter that was joined to it is told the result.
pub(super) async fn file(tx: &mut Tx, input: MatterActInput) -> Result<Written> {
    let note = note(input.note.as_ref())?;
    let doing = Doing::begin(tx, &input.id, input.version, Act::File).await?;
    let matter = doing.matter.clone();
    let filed = doing.done(tx, note).await?;
    inform(tx, filed.permit(), &matter).await?;
    Ok(filed)
}

pub(super) async fn urge(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    reasoned(tx, &input, Act::Urge, |doing, _| doing.matter.urged = doing.matter.urged.saturating_add(1))
        .await
}

/// The superior's post has it, in its own unit. A work sheet whose receipt is missing is taken back.
pub(super) async fn take_over(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::TakeOver).await?;
    sheet::take_back(tx, &doing).await?;
    doing.matter.asked_line = None;
    if let Some(post) = &doing.post {
        post.area.as_str().clone_into(&mut doing.matter.unit_code);
    }
    take(&mut doing);
    doing.done(tx, reason).await
}

pub(super) async fn cancel(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    reasoned(tx, &input, Act::Cancel, |_, _| ()).await
}
