//! Dwellings of a grid: flats of its buildings, floor by floor, and houses, which are one dwelling each.

use super::types::Home;
use wangge_core::demo::{DemoBuilding as Building, DemoGrid as Grid};
use wangge_core::dice::Dice;

/// Flats at each entrance on each floor.
const AT_A_DOOR: usize = 2;
/// Number of the only dwelling of a house.
const HOUSE: &str = "1";

/// The dwellings of a grid that are taken, in the order in which they are given out.
#[derive(Debug)]
pub(super) struct Homes {
    /// Where flats may be: building, floor and number.
    places: Vec<(usize, usize, String)>,
    first: usize,
}

impl Homes {
    /// Of a grid, after the dwellings that are planned already.
    pub(super) fn of(grid: &Grid, first: usize) -> Self {
        let flats = |(at, building): (usize, &Building)| {
            if building.households == 1 {
                return vec![(at, 1, HOUSE.to_owned())];
            }
            let mut flats = Vec::with_capacity(building.households);
            for floor in 1..=building.floors {
                for entrance in 1..=building.entrances {
                    let door = move |door| (at, floor, format!("{entrance}-{floor}{door:02}"));
                    flats.extend((1..=AT_A_DOOR).map(door));
                }
            }
            flats.truncate(building.households);
            flats
        };
        Self { places: grid.buildings.iter().enumerate().flat_map(flats).collect(), first }
    }

    /// Dwellings for `own` households that own theirs and `lets` dwellings that are let; as many as there is room for,
    /// let ones first, and some more that are vacant. Answers where the let ones and the owned ones begin and end.
    pub(super) fn take(self, grid: usize, own: usize, lets: usize, dice: &mut Dice) -> Taken {
        let lets = lets.min(self.places.len());
        let own = own.min(self.places.len() - lets);
        let vacant = (own / 14).min(self.places.len() - lets - own);
        let count = lets + own + vacant;
        // spread over the buildings: every so many flats one is let or vacant
        let mut usages: Vec<&'static str> = vec!["own"; count];
        mark(&mut usages, lets, "let");
        mark(&mut usages, vacant, "vacant");
        let home = |(usage, (building, floor, number)): (&'static str, (usize, usize, String))| {
            let area_dm2 = match (usage, number.as_str()) {
                (_, HOUSE) => dice.between(9_000, 22_000),
                ("let", _) => dice.between(3_500, 9_500),
                _ => dice.between(5_500, 14_500),
            };
            Home { grid, building, number, floor, area_dm2, usage }
        };
        let homes: Vec<Home> = usages.into_iter().zip(self.places).map(home).collect();
        let of = |usage: &str| {
            let at = homes.iter().enumerate().filter(|(_, home)| home.usage == usage);
            at.map(|(i, _)| self.first + i).collect::<Vec<_>>()
        };
        Taken { own: of("own"), lets: of("let"), homes }
    }
}

/// Dwellings, and which of them are owned and let.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) homes: Vec<Home>,
    pub(super) own: Vec<usize>,
    pub(super) lets: Vec<usize>,
}

/// Marks so many of those that are owned, evenly.
fn mark(usages: &mut [&'static str], count: usize, usage: &'static str) {
    let free: Vec<usize> = (0..usages.len()).filter(|at| usages[*at] == "own").collect();
    for i in 0..count.min(free.len()) {
        usages[free[i * free.len() / count]] = usage;
    }
}
