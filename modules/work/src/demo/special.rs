//! Matters that show each stage and status, in each place; and what there is once: an arbitration, suspensions, an
//! emergency that runs in Heshan.

use super::draw::Draw;
use super::plot::{Turn, Twist};
use crate::procedure::{Act, Stage};
use kit::error::{Error, Result};

const HOUR: i64 = 3_600_000;
/// The communities whose accounts the demo has for each role, and the village of a third place: prefix of their grids.
pub(super) const PLACES: [&str; 3] = [HESHAN, "340705005002", "410185107"];
const HESHAN: &str = "371102100260";

/// A kind, hours since the report, where it stands, and what happens.
type Special = (&'static str, i64, Stage, &'static [Twist]);

/// What each place has.
const EVERYWHERE: &[Special] = &[
    ("exposed-rubbish", 3, Stage::Accept, &[]),
    ("fire-passage", 20, Stage::Handle, &[]),
    // forgotten: the clock is red
    ("ebike-charging", 400, Stage::Accept, &[]),
    ("water-pollution", 600, Stage::Handle, &[]),
    ("home-visit", 26, Stage::Verify, &[Twist::Settled]),
    ("neighbour-dispute", 30, Stage::Verify, &[]),
    ("small-advertising", 40, Stage::File, &[Twist::Settled]),
    ("street-stall", 30, Stage::Done, &[Twist::Refused]),
    ("stray-dogs", 28, Stage::Done, &[Twist::Cancelled]),
    ("errand", 50, Stage::Done, &[Twist::Rated]),
    ("noise", 5, Stage::Accept, &[]),
    ("broken-lamp", 24, Stage::Dispatch, &[]),
    ("property-dispute", 26, Stage::Handle, &[]),
    ("drain-blocked", 30, Stage::Receipt, &[Twist::HandedOver]),
    ("pipe-leak", 30, Stage::Verify, &[]),
    ("road-damage", 40, Stage::File, &[]),
    ("petition", 40, Stage::Handle, &[Twist::PassedUp]),
    ("gas-leak", 40, Stage::Verify, &[]),
    ("flooding", 60, Stage::File, &[]),
    ("minimum-allowance", 5, Stage::FirstReview, &[]),
    ("temporary-relief", 30, Stage::Review, &[]),
    ("public-housing", 30, Stage::Announce, &[]),
    ("old-age-allowance", 60, Stage::Announced, &[]),
    ("minimum-allowance", 240, Stage::Decide, &[]),
    ("temporary-relief", 40, Stage::Decide, &[]),
    ("disability-allowance", 40, Stage::Decide, &[]),
    ("small-works", 40, Stage::Verify, &[]),
    ("public-housing", 300, Stage::File, &[]),
    ("disability-allowance", 90, Stage::Done, &[Twist::Denied]),
];

/// What there is once, in Heshan.
const ONCE: &[Special] = &[
    ("illegal-building", 72, Stage::Arbitrate, &[Twist::Arbitrated]),
    ("spoil", 60, Stage::Done, &[Twist::PauseAsked]),
    ("abandoned-vehicle", 60, Stage::Done, &[Twist::PauseAsked, Twist::Paused]),
    ("fire", 2, Stage::Done, &[Twist::Running]),
];

/// Tells them.
///
/// # Errors
/// CONFLICT for a step that the procedure does not allow.
pub(super) fn add(draw: &mut Draw<'_>) -> Result<()> {
    for place in PLACES {
        for special in EVERYWHERE {
            one(draw, place, special)?;
        }
        joined(draw, place)?;
    }
    ONCE.iter().try_for_each(|special| one(draw, HESHAN, special))
}

/// Tells one.
pub(super) fn one(draw: &mut Draw<'_>, place: &str, (kind, hours, stop, twists): &Special) -> Result<()> {
    let lost = || Error::conflict(format!("the demo has no {kind} in {place}"));
    let kind = draw.catalogue.kinds.iter().position(|known| known.model.code == *kind).ok_or_else(lost)?;
    let grids = draw.place.grids.iter().enumerate().filter(|(_, grid)| grid.code.starts_with(place));
    let grids: Vec<usize> = grids.map(|(at, _)| at).collect();
    // mostly the first grid, whose team are the demo's accounts
    let nth = if draw.dice.below(2) == 0 { 0 } else { draw.dice.below(grids.len()) };
    let grid = *grids.get(nth).ok_or_else(lost)?;
    let at = draw.place.now - hours * HOUR;
    draw.tell(kind, grid, at, Turn::to(*stop, twists))
}

/// A matter that repeats the first one of its place.
fn joined(draw: &mut Draw<'_>, place: &str) -> Result<()> {
    let first = draw.stories.len() - EVERYWHERE.len();
    one(draw, place, &("exposed-rubbish", 2, Stage::Accept, &[]))?;
    let Some(story) = draw.stories.last_mut() else { return Ok(()) };
    let unit = draw.place.staff.in_grid("grid-leader", &story.matter.grid_code)?;
    let at = story.matter.reported_at + HOUR / 2;
    story.stop = None;
    let told =
        story.act((Act::Join, false), Some(&unit), at, Some("与已有事项重复，并案办理。".to_owned()), |_| ());
    story.joined = Some(first);
    match told {
        Ok(()) | Err(super::story::Halt::Over) => Ok(()),
        Err(super::story::Halt::Wrong(error)) => Err(error),
    }
}
