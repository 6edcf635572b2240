//! Which units work in which grid.

use super::codes::Codes;
use super::kinds::{COLLECTIVE, IN_TOWNS, IN_VILLAGES, NAMES, OF_HESHAN, OF_UNIT_GRIDS, OFFICE, Sort};
use super::place::Place;
use super::types::{Plan, PlannedUnit};
use crate::unit::UnitKind;
use kit::error::Result;
use wangge_core::demo::{DemoBuilding, DemoGrid};
use wangge_core::dice::Dice;

/// Has no divisor in common with the number of key places.
const STEP: usize = 13;

/// Plans the units grid by grid.
pub(super) fn plan(place: &Place, seed: u64) -> Result<Plan> {
    let mut maker = Maker { plan: Plan::default(), codes: Codes::default(), telephones: 0, names: 0 };
    let heshan: Vec<usize> =
        (0..place.grids.len()).filter(|at| place.grids[*at].code.starts_with("371102100")).collect();
    let key_places: Vec<(Sort, &str)> =
        OF_HESHAN.iter().flat_map(|(sort, names)| names.iter().map(move |name| (*sort, *name))).collect();
    for (at, grid) in place.grids.iter().enumerate() {
        let mut dice = Dice::part(seed, &format!("units {}", grid.code));
        // every so many grids of the town have a key place, those of a kind far apart
        let nth = |i: usize| heshan.get(i * STEP % key_places.len() * heshan.len() / key_places.len());
        for (i, (sort, name)) in key_places.iter().enumerate() {
            if nth(i) == Some(&at) {
                maker.add(at, grid, sort, (*name).to_owned(), &mut dice)?;
            }
        }
        let first = grid.code.ends_with("001");
        match grid.kind.as_str() {
            "unit" => maker.unit_grid(at, grid, &mut dice)?,
            "villager_group" => maker.village(at, grid, first, &mut dice)?,
            _ => maker.town(at, grid, first, &mut dice)?,
        }
    }
    Ok(maker.plan)
}

struct Maker {
    plan: Plan,
    codes: Codes,
    telephones: u64,
    names: usize,
}

impl Maker {
    fn unit_grid(&mut self, at: usize, grid: &DemoGrid, dice: &mut Dice) -> Result<()> {
        let name = grid.name.trim_end_matches("网格");
        if let Some((_, sort)) = OF_UNIT_GRIDS.iter().find(|(ending, _)| name.ends_with(ending)) {
            self.add(at, grid, sort, name.to_owned(), dice)?;
        }
        self.some(at, grid, &IN_TOWNS[5..], 2, dice)
    }

    fn village(&mut self, at: usize, grid: &DemoGrid, first: bool, dice: &mut Dice) -> Result<()> {
        if first {
            let name = format!("{}{}", neighbourhood(grid), COLLECTIVE.0);
            self.add(at, grid, &COLLECTIVE.1, name, dice)?;
        }
        let count = dice.below(3);
        self.some(at, grid, &IN_VILLAGES, count, dice)
    }

    fn town(&mut self, at: usize, grid: &DemoGrid, first: bool, dice: &mut Dice) -> Result<()> {
        if first {
            let name = format!("{}{}", neighbourhood(grid), OFFICE.0);
            self.add(at, grid, &OFFICE.1, name, dice)?;
        }
        let count = dice.between(3, 9);
        self.some(at, grid, &IN_TOWNS, count, dice)
    }

    /// Adds so many ordinary units.
    fn some(
        &mut self,
        at: usize,
        grid: &DemoGrid,
        of: &[(&str, Sort)],
        count: usize,
        dice: &mut Dice,
    ) -> Result<()> {
        for _ in 0..count {
            let (ending, sort) = &of[dice.below(of.len())];
            // the next name, so that no two in a row are the same
            self.names += 1;
            let name = format!("{}{ending}", NAMES[self.names % NAMES.len()]);
            self.add(at, grid, sort, name, dice)?;
        }
        Ok(())
    }

    fn add(&mut self, at: usize, grid: &DemoGrid, sort: &Sort, name: String, dice: &mut Dice) -> Result<()> {
        let building = building(grid, sort, dice);
        // some small shops trade without a licence
        let licensed = sort.kind != UnitKind::Shop || sort.key_place.is_some() || dice.below(10) < 8;
        let code = licensed.then(|| self.codes.next(sort.class, grid.district())).transpose()?;
        self.telephones += 1;
        let telephone = format!("1541{:07}", self.telephones * 7_368_787 % 10_000_000);
        self.plan.units.push(PlannedUnit {
            grid: at,
            building: building.map(|building| building.id),
            name,
            code,
            kind: sort.kind,
            management: building.map(|building| building.management.clone()),
            key_place: sort.key_place,
            trade: sort.trade,
            telephone: (sort.kind != UnitKind::Shop || dice.below(2) == 0).then_some(telephone),
            address: building.map(|building| building.address.clone()),
            places: sort.places,
        });
        Ok(())
    }
}

/// The building that suits, or any of a town's: shops lie on the ground floors of houses.
fn building<'a>(grid: &'a DemoGrid, sort: &Sort, dice: &mut Dice) -> Option<&'a DemoBuilding> {
    let suits = grid.buildings.iter().find(|building| building.management == sort.management);
    let other = grid.buildings.iter().find(|building| building.management != "residential");
    let any = || grid.buildings.get(dice.below(grid.buildings.len()));
    if grid.kind == "villager_group" { suits } else { suits.or(other).or_else(any) }
}

/// What the grid's community or village is called.
fn neighbourhood(grid: &DemoGrid) -> &str {
    grid.name.split('第').next().unwrap_or_default()
}
