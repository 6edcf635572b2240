//! Matters that repeated another one which is over: its result stands in them, too.

use super::draw::Draw;
use super::plot::Twist;
use super::special::{PLACES, one};
use super::story::{Halt, Told};
use crate::procedure::{Act, Stage};
use kit::error::{Error, Result};
use wangge_core::dice::Dice;

/// The kind of both.
const KIND: &str = "exposed-rubbish";

/// How many stories that are.
pub(super) const STORIES: usize = 2 * PLACES.len();

/// Tells them: in each place one matter that is filed, and one that was joined to it.
///
/// # Errors
/// CONFLICT for a step that the procedure does not allow.
pub(super) fn add(draw: &mut Draw<'_>, seed: u64) -> Result<()> {
    draw.dice = Dice::part(seed, "joined");
    for place in PLACES {
        let first = draw.stories.len();
        one(draw, place, &(KIND, 60, Stage::Done, &[]))?;
        one(draw, place, &(KIND, 59, Stage::Done, &[Twist::Joined]))?;
        match repeats(draw, first) {
            Ok(()) | Err(Halt::Over) => {}
            Err(Halt::Wrong(error)) => return Err(error),
        }
    }
    Ok(())
}

/// The last matter repeated the one before it, and is told what came of that when it was filed.
fn repeats(draw: &mut Draw<'_>, first: usize) -> Told {
    let lost = || Error::conflict("the demo's lists do not fit");
    let [.., other, story] = draw.stories.as_mut_slice() else { return Err(lost().into()) };
    story.joined = Some(first);
    let filed = other.steps.iter().rev().find(|step| step.act == Act::File).ok_or_else(lost)?;
    let by = filed.by.as_ref().map(super::staff::Signer::privately);
    let result = other.matter.result.clone();
    story.act((Act::Inform, false), by.as_ref(), filed.at, None, |matter| matter.result = result)
}
