//! Suspending a matter: asked for by who has it, allowed by a superior.

use super::engine::Doing;
use super::inputs::{AskMatterPauseInput, MatterActInput, MatterReasonInput};
use super::plain::reason;
use crate::calendar::days;
use crate::clock::{self, Limits};
use crate::matter::passage;
use crate::procedure::Act;
use chrono::TimeDelta;
use kit::access::{Tx, Written};
use kit::{Error, Result};

/// Days that a suspension can last at most.
const MOST: i64 = 180;

pub(super) async fn ask(tx: &mut Tx, input: AskMatterPauseInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let (today, until) = (tx.access().today(), input.until.0);
    if until <= today || until > today + TimeDelta::days(MOST) {
        return Err(Error::bad_input("input.until", format!("after today, at most {MOST} days away")));
    }
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::AskPause).await?;
    doing.matter.paused = Some("asked".to_owned());
    doing.matter.pause_until = Some(until);
    doing.done(tx, reason).await
}

/// Allows it: the clock stands still from now on. Whoever asked does not allow it.
pub(super) async fn allow(tx: &mut Tx, input: MatterActInput) -> Result<Written> {
    let note = passage(input.note.as_deref(), "input.note", 1_000)?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::AllowPause).await?;
    let today = tx.access().today();
    if let Some(until) = doing.matter.pause_until.filter(|until| *until < today) {
        return Err(Error::conflict(format!("the suspension was asked for until {until}, which is over")));
    }
    let (days, limits) = (days(tx, &doing.matter.district_code).await?, Limits::parse(&doing.kind.limits)?);
    clock::pause(&mut doing.matter, &limits, &days, tx.access().now());
    doing.matter.paused = Some("on".to_owned());
    // the clock goes on by itself when the suspension is over
    doing.matter.next_at =
        doing.matter.pause_until.and_then(|day| day.succ_opt()).map(kit::platform::start_of);
    doing.done(tx, note).await
}

pub(super) async fn deny(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::DenyPause).await?;
    (doing.matter.paused, doing.matter.pause_until) = (None, None);
    doing.done(tx, reason).await
}

pub(super) async fn resume(tx: &mut Tx, input: MatterActInput) -> Result<Written> {
    let note = passage(input.note.as_deref(), "input.note", 1_000)?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Resume).await?;
    go_on(tx, &mut doing).await?;
    doing.done(tx, note).await
}

/// Ends a suspension, if one is on: the clock goes on from now with what was left.
pub(super) async fn go_on(tx: &Tx, doing: &mut Doing) -> Result<()> {
    if doing.matter.paused.as_deref() == Some("on") {
        let (days, limits) =
            (days(tx, &doing.matter.district_code).await?, Limits::parse(&doing.kind.limits)?);
        clock::resume(&mut doing.matter, &limits, &days, tx.access().now());
        (doing.matter.paused, doing.matter.pause_until) = (None, None);
    }
    Ok(())
}
