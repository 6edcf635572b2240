//! Joining a matter to the one that it repeats.

use super::engine::Doing;
use super::hold::hold;
use super::inputs::JoinMatterInput;
use super::plain::reason;
use crate::matter::Matter;
use crate::procedure::Act;
use kit::access::{Tx, Written};
use kit::record::Record;
use kit::{Code, Error, Result};

/// Joins it: the other one goes on, and this one is over.
pub(super) async fn join(tx: &mut Tx, input: JoinMatterInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let path = "input.into";
    // both, so that two are not joined to each other at the same time
    hold(tx, [(&input.id, "input.id"), (&input.into, path)]).await?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Join).await?;
    let other = tx.known::<Matter>(&input.into.clone().of(Matter::TYPE, path)?).await;
    let other = other.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(path, "there is no such matter within your reach"),
        _ => error,
    })?;
    let same = other.id == doing.matter.id || other.district_code != doing.matter.district_code;
    if same || other.status != "open" || other.kind_code != doing.matter.kind_code {
        return Err(Error::bad_input(path, "another open matter of the same kind in the same district"));
    }
    doing.matter.joined_to = Some(other.id);
    doing.done(tx, reason).await
}
