//! The rating by the person served.

use super::engine::Doing;
use super::inputs::RateMatterInput;
use crate::matter::passage;
use crate::procedure::Act;
use kit::access::{Tx, Written};
use kit::{Error, Result};

/// Rates a matter that is filed or was joined, once.
pub(super) async fn rate(tx: &mut Tx, input: RateMatterInput) -> Result<Written> {
    let text = passage(input.text.as_deref(), "input.text", 1_000)?;
    let rating = i16::try_from(input.rating).ok().filter(|rating| (1..=5).contains(rating));
    let rating = rating.ok_or_else(|| Error::bad_input("input.rating", "1 to 5"))?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Rate).await?;
    doing.matter.rating = Some(rating);
    doing.matter.rating_text = text;
    doing.done(tx, None).await
}
