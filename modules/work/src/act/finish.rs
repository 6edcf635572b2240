//! Dealing with a matter to its result.

use super::engine::Doing;
use super::inputs::FinishMatterInput;
use crate::matter::passage;
use crate::procedure::Act;
use crate::sheet;
use kit::access::{Tx, Written};
use kit::{Error, Result};

/// Writes the result; another post verifies it.
pub(super) async fn finish(tx: &mut Tx, input: FinishMatterInput) -> Result<Written> {
    let result = result(&input.result)?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Finish).await?;
    doing.matter.handled_by = tx.access().account();
    doing.matter.result = Some(result.clone());
    sheet::finish(tx, &doing).await?;
    doing.done(tx, Some(result)).await
}

/// A result that has to be given.
pub(super) fn result(given: &str) -> Result<String> {
    passage(Some(given), "input.result", 2_000)?
        .ok_or_else(|| Error::bad_input("input.result", "say what came of it"))
}
