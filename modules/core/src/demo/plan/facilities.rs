use super::names::Community;
use super::premises::somewhere;
use super::types::{Facility, Grid, GridKind};
use crate::dice::Dice;

/// Kinds of facility and what each is called after its community's name.
const KINDS: [(&str, &str); 8] = [
    ("fire_hydrant", "消火栓"),
    ("waste_station", "垃圾分类投放点"),
    ("fitness_ground", "健身点"),
    ("public_toilet", "公共厕所"),
    ("bus_stop", "公交站"),
    ("ev_charging", "电动自行车充电棚"),
    ("notice_board", "便民公示栏"),
    ("emergency_shelter", "应急避难点"),
];

/// Adds two to four facilities of different kinds to a grid with a map.
pub(super) fn add(grid: &mut Grid, community: &Community, dice: &mut Dice) {
    let count = if grid.kind == GridKind::Unit { 2 } else { dice.between(2, 4) };
    let first = dice.below(KINDS.len());
    for i in 0..count {
        let (kind, word) = KINDS[(first + i * 3) % KINDS.len()];
        if let Some(at) = somewhere(grid.shape.as_ref(), dice) {
            grid.facilities.push(Facility {
                name: format!("{}{word}{:02}", community.name, grid.number),
                kind,
                at,
            });
        }
    }
}
