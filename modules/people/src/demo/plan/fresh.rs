//! When records were entered and verified: in each grid another share of them in the running quarter.

use super::family::TURN;
use super::types::Plan;
use chrono::{Days, NaiveDate};
use wangge_core::demo::DemoGrid as Grid;
use wangge_core::dice::Dice;
use wangge_core::stat::Quarter;

/// Dates the residences.
pub(super) fn date(plan: &mut Plan, grids: &[Grid], seed: u64, today: NaiveDate) {
    let running = (today - Quarter::of(today).first_day()).num_days();
    let mut dice = Dice::part(seed, "fresh");
    // what is verified of a grid's records, and where the deal stands
    let mut shares: Vec<(f64, f64)> =
        grids.iter().map(|_| (0.63 + 0.37 * dice.unit(), dice.unit())).collect();
    for residence in &mut plan.residences {
        let (share, at) = &mut shares[residence.grid];
        *at = (*at + TURN).fract();
        let days = |most: i64, dice: &mut Dice| dice.below(usize::try_from(most).unwrap_or(0)) as i64;
        let verified =
            if *at < *share { days(running + 1, &mut dice) } else { running + 1 + days(85, &mut dice) };
        let entered =
            if dice.below(40) == 0 { days(running + 1, &mut dice) } else { 200 + days(700, &mut dice) };
        let birth = plan.persons[residence.person].birth;
        residence.entered = entered.min((today - birth).num_days());
        residence.verified = verified.min(residence.entered);
        let before = if residence.origin.is_some() { 900 } else { 9_000 };
        let ago = residence.entered + days(before, &mut dice);
        residence.from = ago_of(today, ago).max(birth);
    }
}

/// The day so many days ago.
pub(in super::super) fn ago_of(today: NaiveDate, days: i64) -> NaiveDate {
    today.checked_sub_days(Days::new(u64::try_from(days).unwrap_or(0))).unwrap_or(today)
}
