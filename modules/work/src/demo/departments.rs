//! The cases of department modules, which their demos tell more of: told after all others and with numbers of their own,
//! so that a department more changes no other story.

use super::draw::Draw;
use super::plot::{Turn, Twist};
use super::special::one;
use crate::procedure::Stage;
use kit::error::{Error, Result};
use wangge_core::dice::Dice;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24;
/// Buildings with imperfect procedures in Xuzhuang Town, each a case that was coordinated with the land office.
const IMPERFECT: usize = 12;
/// The town.
const XUZHUANG: &str = "410185107";
/// Places whose accounts the demo has: prefix of their grids.
const PLACES: [&str; 2] = ["340705005002", "371102100260"];
/// Violations in each place: hours since the report, and where the case stands.
const VIOLATIONS: &[(i64, Stage)] = &[
    (3, Stage::Accept),
    (2 * DAY, Stage::Handle),
    (4 * DAY, Stage::Handle),
    (7 * DAY, Stage::Handle),
    (12 * DAY, Stage::Handle),
    (20 * DAY, Stage::Handle),
    (40 * DAY, Stage::Handle),
    (15 * DAY, Stage::Verify),
];

/// How many stories that are.
pub(super) const STORIES: usize = IMPERFECT + PLACES.len() * VIOLATIONS.len();

/// Tells them.
///
/// # Errors
/// CONFLICT for a step that the procedure does not allow.
pub(super) fn add(draw: &mut Draw<'_>, seed: u64) -> Result<()> {
    draw.dice = Dice::part(seed, "illegal construction");
    let lost = || Error::conflict("the demo has no imperfect procedures in Xuzhuang");
    let kinds = &draw.catalogue.kinds;
    let kind = kinds.iter().position(|kind| kind.model.code == "imperfect-procedures").ok_or_else(lost)?;
    let grids = draw.place.grids.iter().enumerate().filter(|(_, grid)| grid.code.starts_with(XUZHUANG));
    let grids: Vec<usize> = grids.map(|(at, _)| at).collect();
    for nth in 0..IMPERFECT {
        // one after the other through the villages and the year
        let grid = *grids.get(nth * grids.len() / IMPERFECT).ok_or_else(lost)?;
        let days = i64::try_from(90 + nth * 20).map_err(Error::internal)?;
        let at = draw.place.now - days * DAY * HOUR;
        let turn = Turn { twists: vec![Twist::HandedOver], ..Turn::default() };
        draw.tell(kind, grid, at, turn)?;
    }
    for place in PLACES {
        for (hours, stage) in VIOLATIONS {
            one(draw, place, &("illegal-building", *hours, *stage, &[]))?;
        }
    }
    Ok(())
}
