//! Who works in the units: people of the same grid and trade.

use super::place::Place;
use super::types::Plan;
use std::collections::BTreeMap;
use wangge_core::dice::Dice;

/// Gives each unit some of the people of its grid who have its trade; nobody works in two.
pub(super) fn employ(plan: &mut Plan, place: &Place, seed: u64) {
    let mut dice = Dice::part(seed, "workers");
    let mut free: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for (at, person) in place.people.iter().enumerate().rev() {
        if let Some(trade) = &person.trade {
            free.entry((person.grid, trade)).or_default().push(at);
        }
    }
    for (at, unit) in plan.units.iter().enumerate() {
        let Some(people) = free.get_mut(&(unit.grid, unit.trade)) else { continue };
        let count = dice.between(1, unit.places).min(people.len());
        plan.workers.extend(people.drain(people.len() - count..).map(|person| (person, at)));
    }
}
