//! The care plan of a file, and that the person was told of it.

use crate::content::{Aim, Content, Informed};
use crate::inputs::{KeyAimInput, RecordKeyInformedInput, SetKeyPlanInput};
use crate::row::Act;
use crate::seal::key_of;
use crate::sight::{Seen, is_open, to_keep};
use chrono::NaiveDate;
use kit::access::{Action, Permit, Tx, Written};
use kit::{Error, Result};
use wangge_core::places::text;

/// Aims at most.
const MOST: usize = 20;

/// Sets the aims of an open file.
pub(crate) async fn set(tx: &mut Tx, input: SetKeyPlanInput) -> Result<Written> {
    let (seen, permit) = to_keep(tx, &input.id, input.version, Action::Change).await?;
    is_open(&seen.row)?;
    let aims = aims(&input.aims, tx.access().today())?;
    rewrite(tx, &permit, &seen, "plan", |content| content.aims = aims).await
}

/// Records that the person was told.
pub(crate) async fn informed(tx: &mut Tx, input: RecordKeyInformedInput) -> Result<Written> {
    let (seen, permit) = to_keep(tx, &input.id, input.version, Action::Change).await?;
    is_open(&seen.row)?;
    let on = input.on.0;
    let opened = seen.row.opened_on.unwrap_or(on);
    if on > tx.access().today() || on < opened {
        return Err(Error::bad_input("input.on", format!("a day from {opened} to today")));
    }
    let way = input.way.as_str().to_owned();
    rewrite(tx, &permit, &seen, "inform", |content| content.informed = Some(Informed { on, way })).await
}

/// The aims that were sent.
pub(crate) fn aims(given: &[KeyAimInput], today: NaiveDate) -> Result<Vec<Aim>> {
    if given.is_empty() || given.len() > MOST {
        return Err(Error::bad_input("input.aims", format!("1 to {MOST} aims")));
    }
    let aim = |(at, aim): (usize, &KeyAimInput)| {
        let path = format!("input.aims.{at}.text");
        let text = text::line(&aim.text, &path, 200)?;
        if aim.reached_on.is_some_and(|day| day.0 > today) {
            return Err(Error::bad_input(format!("input.aims.{at}.reachedOn"), "not after today"));
        }
        Ok(Aim {
            text: text.ok_or_else(|| Error::bad_input(path, "must not be empty"))?,
            by: aim.by.map(|day| day.0),
            reached_on: aim.reached_on.map(|day| day.0),
        })
    };
    given.iter().enumerate().map(aim).collect()
}

/// Changes what a file says.
async fn rewrite(
    tx: &Tx,
    permit: &Permit,
    seen: &Seen,
    verb: &str,
    with: impl FnOnce(&mut Content),
) -> Result<Written> {
    let erased = || Error::conflict("this person was erased");
    let cipher = seen.row.content_cipher.as_deref().ok_or_else(erased)?;
    let key = key_of(tx, seen.row.person_id).await?;
    let mut content = Content::open(&key, cipher)?;
    with(&mut content);
    let cipher = content.sealed(tx.access(), &key)?;
    Act { tx, permit, row: &seen.row, verb }
        .keep(|update| {
            update.value("content_cipher", cipher);
        })
        .await
}
