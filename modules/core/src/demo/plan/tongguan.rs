//! Tongguan District (铜官区) of Tongling: residential and unit grids with shapes that tile it.

use super::super::boundaries::DivisionShape;
use super::names::{COMPANIES, Community, communities};
use super::rural::empty;
use super::tiles::{Tiled, tile};
use super::types::{Grid, GridKind, Plan};
use super::{facilities, premises, roads, services};
use crate::dice::Dice;
use crate::divisions::file::DivisionTable;
use crate::geometry::Shape;
use kit::error::{Error, Result};

pub(super) const DISTRICT: &str = "340705";
const SOURCE: &str = "made up for the demo inside the district's boundary";
/// What unit grids are, and how their premises are managed.
const UNITS: [(&str, &str); 6] = [
    ("中学", "institution"),
    ("医院", "crowded_place"),
    ("产业园", "institution"),
    ("商贸城", "commercial"),
    ("职业学院", "institution"),
    ("批发市场", "crowded_place"),
];

/// Adds the district's grids with everything in them.
pub(super) fn add(
    plan: &mut Plan,
    seed: u64,
    divisions: &DivisionTable,
    boundaries: &[DivisionShape],
) -> Result<()> {
    let district =
        boundaries.iter().find(|b| b.code == DISTRICT).ok_or_else(|| Error::not_found("boundary"))?;
    let mut dice = Dice::part(seed, "tongguan");
    let towns = towns(divisions);
    let counts: Vec<Vec<usize>> =
        towns.iter().map(|t| t.iter().map(|c| grids_of(c, &mut dice)).collect()).collect();
    let tiled = tile(&district.shape, &counts, seed)?;
    for (communities, (shape, tiles)) in towns.iter().zip(tiled) {
        add_shape(plan, &communities[0].code[..9], shape);
        for (community, tiled) in communities.iter().zip(tiles) {
            add_community(plan, community, tiled, &mut dice);
        }
    }
    roads::add(plan, district, &mut dice)
}

/// The communities of each town, in code order.
fn towns(divisions: &DivisionTable) -> Vec<Vec<Community>> {
    let all = communities(divisions, DISTRICT);
    all.chunk_by(|a, b| a.code[..9] == b.code[..9]).map(<[Community]>::to_vec).collect()
}

/// Communities of a development zone have fewer grids, a virtual one a single grid.
fn grids_of(community: &Community, dice: &mut Dice) -> usize {
    match &community.code[9..] {
        "498" => 1,
        number if number.starts_with('4') => dice.between(3, 5),
        number if number.starts_with('2') => dice.between(4, 6),
        _ => dice.between(6, 10),
    }
}

fn add_shape(plan: &mut Plan, code: &str, shape: Shape) {
    plan.shapes.push(DivisionShape { code: code.to_owned(), shape, source: SOURCE });
}

fn add_community(plan: &mut Plan, community: &Community, tiled: Tiled, dice: &mut Dice) {
    add_shape(plan, &community.code, tiled.community);
    let count = tiled.grids.len();
    let units = if community.code[9..].starts_with('4') { count.div_ceil(2) } else { dice.below(3) };
    for (i, shape) in tiled.grids.into_iter().enumerate() {
        let number = i + 1;
        let grid = if i + units >= count {
            unit(plan, community, number, shape, dice)
        } else {
            residential(plan, community, number, shape, dice)
        };
        plan.grids.push(grid);
    }
}

fn residential(plan: &mut Plan, community: &Community, number: usize, shape: Shape, dice: &mut Dice) -> Grid {
    let services = services::of_grid(community, number, dice.pick(&COMPANIES));
    let mut grid = Grid { services, shape: Some(shape), ..empty(community, number, GridKind::Residential) };
    let wanted = match dice.below(14) {
        0 => dice.between(520, 640),
        1 => dice.between(120, 180),
        _ => dice.between(260, 440),
    };
    premises::add_compounds(plan, &mut grid, wanted, community, dice);
    if dice.below(2) == 0 {
        premises::add_single(&mut grid, format!("{}便民商业楼", community.name), "commercial", 3, dice);
    }
    if dice.below(8) == 0 {
        premises::add_single(&mut grid, format!("{}农贸市场", community.name), "crowded_place", 2, dice);
    }
    grid.households = grid.buildings.iter().map(|b| b.households).sum();
    grid.people = grid.households * dice.between(24, 30) / 10;
    facilities::add(&mut grid, community, dice);
    grid
}

fn unit(plan: &mut Plan, community: &Community, number: usize, shape: Shape, dice: &mut Dice) -> Grid {
    let (word, management) = UNITS[(plan.shapes.len() + number) % UNITS.len()];
    let name = format!("{}{word}", community.name);
    let services = services::of_grid(community, number, &format!("{name}后勤处"));
    let mut grid = Grid { services, shape: Some(shape), ..empty(community, number, GridKind::Unit) };
    premises::add_unit(plan, &mut grid, &name, management, dice);
    grid.name = format!("{name}网格");
    facilities::add(&mut grid, community, dice);
    grid
}
