//! Compounds and buildings of a grid.

use super::names::{COMPANIES, COMPOUNDS, Community, NEW, OLD, RESETTLED};
use super::types::{Building, Compound, Grid, Plan};
use crate::dice::Dice;
use crate::geometry::{Position, Shape};

/// Adds a resettlement compound with about as many households as wanted to a grid that has no map.
pub(super) fn add_resettled(
    plan: &mut Plan,
    grid: &mut Grid,
    households: usize,
    community: &Community,
    dice: &mut Dice,
) {
    let name = format!("{}{}{}区", community.name, RESETTLED[0], grid.number);
    let compound = plan.compounds.len();
    plan.compounds.push(Compound {
        address: format!("{}第{}网格", community.name, grid.number),
        name,
        kind: "self_managed",
        age: "resettlement",
        manager: None,
        grids: vec![plan.grids.len()],
    });
    add_houses(grid, compound, households, &community.name, dice);
}

/// Adds one or two compounds to a residential grid with a map; now and then its first one began in the grid before.
pub(super) fn add_compounds(
    plan: &mut Plan,
    grid: &mut Grid,
    households: usize,
    community: &Community,
    dice: &mut Dice,
) {
    let here = plan.grids.len();
    let shared = grid.number > 1 && dice.below(6) == 0;
    let first = match plan.compounds.last_mut() {
        Some(last) if shared && last.kind != "unit" && last.grids.last() == Some(&(here.wrapping_sub(1))) => {
            last.grids.push(here);
            plan.compounds.len() - 1
        }
        _ => new_compound(plan, community, dice),
    };
    if dice.below(3) == 0 {
        add_houses(grid, first, households / 2, &plan.compounds[first].name, dice);
        let second = new_compound(plan, community, dice);
        add_houses(grid, second, households - households / 2, &plan.compounds[second].name, dice);
    } else {
        add_houses(grid, first, households, &plan.compounds[first].name, dice);
    }
}

/// Adds the compound and the buildings of a unit grid.
pub(super) fn add_unit(
    plan: &mut Plan,
    grid: &mut Grid,
    unit: &str,
    management: &'static str,
    dice: &mut Dice,
) {
    let compound = plan.compounds.len();
    plan.compounds.push(Compound {
        name: unit.to_owned(),
        kind: "unit",
        age: "new",
        address: format!("{unit}院内"),
        manager: Some(format!("{unit}综合办公室")),
        grids: vec![plan.grids.len()],
    });
    for number in 1..=dice.between(2, 5) {
        let floors = dice.between(2, 8);
        let at = somewhere(grid.shape.as_ref(), dice);
        let (name, address) = (format!("{number}号楼"), format!("{unit}{number}号楼"));
        grid.buildings.push(Building {
            compound: Some(compound),
            name,
            address,
            management,
            floors,
            entrances: 1,
            households: 0,
            at,
        });
    }
}

/// Adds a building outside every compound.
pub(super) fn add_single(
    grid: &mut Grid,
    name: String,
    management: &'static str,
    floors: usize,
    dice: &mut Dice,
) {
    let at = somewhere(grid.shape.as_ref(), dice);
    let address = format!("{}{name}", grid.name);
    grid.buildings.push(Building {
        compound: None,
        name,
        address,
        management,
        floors,
        entrances: 1,
        households: 0,
        at,
    });
}

/// A place inside the shape, from the dice; its centre when a hundred throws miss.
pub(super) fn somewhere(shape: Option<&Shape>, dice: &mut Dice) -> Option<Position> {
    let shape = shape?;
    let b = shape.bounds();
    let throw = || {
        let (x, y) = (b.west + dice.unit() * (b.east - b.west), b.south + dice.unit() * (b.north - b.south));
        Position::new(x, y, "at").ok()
    };
    let found = std::iter::repeat_with(throw).take(100).flatten().find(|at| shape.contains(*at));
    Some(found.unwrap_or_else(|| shape.centre()))
}

fn new_compound(plan: &mut Plan, community: &Community, dice: &mut Dice) -> usize {
    let base = COMPOUNDS[plan.compounds.len() % COMPOUNDS.len()];
    let (age, ending) = match dice.below(10) {
        0..=3 => ("old", dice.pick(&OLD)),
        4..=8 => ("new", dice.pick(&NEW)),
        _ => ("resettlement", dice.pick(&RESETTLED)),
    };
    let managed = age == "new" || dice.below(2) == 0;
    plan.compounds.push(Compound {
        name: format!("{base}{ending}"),
        kind: if managed { "property_managed" } else { "self_managed" },
        age,
        address: format!("{}{base}路{}号", community.name, dice.between(1, 299)),
        manager: managed.then(|| dice.pick(&COMPANIES).to_owned()),
        grids: vec![plan.grids.len()],
    });
    plan.compounds.len() - 1
}

/// Adds residential buildings until they have at least the wanted households.
fn add_houses(grid: &mut Grid, compound: usize, wanted: usize, address: &str, dice: &mut Dice) {
    let mut households = 0;
    let mut number = 1;
    while households < wanted {
        let (floors, entrances) =
            if dice.below(4) == 0 { (dice.between(11, 18), 2) } else { (6, dice.between(2, 4)) };
        let homes = floors * entrances * 2;
        let at = somewhere(grid.shape.as_ref(), dice);
        let (name, address) = (format!("{number}号楼"), format!("{address}{number}号楼"));
        grid.buildings.push(Building {
            compound: Some(compound),
            name,
            address,
            management: "residential",
            floors,
            entrances,
            households: homes,
            at,
        });
        households += homes;
        number += 1;
    }
}
