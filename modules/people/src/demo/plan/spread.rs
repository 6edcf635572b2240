//! Some people have two residences, and some households members in two grids.

use super::area::Area;
use super::types::Plan;
use wangge_core::demo::DemoGrid as Grid;

/// Persons of an area who are registered in one grid and live in another.
const TWICE: usize = 60;
/// Of the parents in a household, one in so many lives in the next grid.
const APART: usize = 12;

/// Moves them.
pub(super) fn spread(plan: &mut Plan, grids: &[Grid]) {
    for area in Area::ALL {
        twice(plan, grids, area);
    }
    apart(plan, grids);
}

/// Somebody who is away from one grid is found again in another, as who lives there alone.
fn twice(plan: &mut Plan, grids: &[Grid], area: Area) {
    let of = |kind: &str, alone: bool| -> Vec<usize> {
        let residences = plan.residences.iter().enumerate();
        let is = residences.filter(|(_, r)| r.kind == kind && Area::of(&grids[r.grid].code) == Some(area));
        is.filter(|(_, r)| !alone || plan.households[r.household].people == 1).map(|(at, _)| at).collect()
    };
    let (away, alone) = (of("away", false), of("floating", true));
    let count = TWICE.min(away.len() / 4).min(alone.len() / 4);
    for i in 0..count {
        // from opposite ends, so that the grids differ
        let (from, to) = (away[i * away.len() / count], alone[alone.len() - 1 - i * alone.len() / count]);
        if plan.residences[from].grid != plan.residences[to].grid {
            plan.residences[to].person = plan.residences[from].person;
            plan.residences[to].origin = Some((area.code().get(..6).unwrap_or_default(), "务工"));
        }
    }
}

/// Parents keep a dwelling of their own in the grid beside and belong to the household of their child.
fn apart(plan: &mut Plan, grids: &[Grid]) {
    let mut owned = vec![Vec::new(); grids.len()];
    for (at, home) in plan.homes.iter().enumerate().filter(|(_, home)| home.usage == "own") {
        owned[home.grid].push(at);
    }
    let parents =
        plan.residences.iter_mut().filter(|r| r.kind == "registered" && r.relation.starts_with('5'));
    for (i, parent) in parents.step_by(APART).enumerate() {
        let (here, next) = (parent.grid, parent.grid + 1);
        let beside = grids.get(next).is_some_and(|grid| grid.code.get(..12) == grids[here].code.get(..12));
        if let (true, Some(count)) = (beside, owned.get(next).map(Vec::len).filter(|count| *count > 0)) {
            parent.grid = next;
            parent.home = Some(owned[next][i % count]);
        }
    }
}
