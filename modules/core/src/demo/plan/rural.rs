//! Heshan Town, whose communities have residential grids, and Xuzhuang Town, where each villager group is a grid. Their
//! figures are published ones; neither has a map.

use super::names::{Community, communities};
use super::shares::shares;
use super::types::{Building, Grid, GridKind, Plan};
use super::{premises, services};
use crate::dice::Dice;
use crate::divisions::file::DivisionTable;

/// Heshan Town (河山镇), Donggang District.
pub(super) const HESHAN: &str = "371102100";
/// Xuzhuang Town (徐庄镇), Dengfeng.
pub(super) const XUZHUANG: &str = "410185107";
/// Grids of each of Heshan's seven communities: 68.
const HESHAN_GRIDS: [usize; 7] = [10, 9, 11, 8, 10, 9, 11];
/// People registered in Heshan, and those from elsewhere.
const HESHAN_PEOPLE: usize = 46_667 + 2_000;
/// Households in Xuzhuang's fourteen villages.
const XUZHUANG_HOUSEHOLDS: usize = 7_262;

/// Adds Heshan's grids with a compound and its buildings in each.
pub(super) fn add_heshan(plan: &mut Plan, seed: u64, divisions: &DivisionTable) {
    let mut dice = Dice::part(seed, "heshan");
    let people = shares(HESHAN_PEOPLE, HESHAN_GRIDS.iter().sum(), &mut dice);
    let mut people = people.into_iter();
    for (community, count) in communities(divisions, HESHAN).iter().zip(HESHAN_GRIDS) {
        for number in 1..=count {
            let people = people.next().unwrap_or_default();
            let mut grid = Grid {
                people,
                services: services::of_grid(community, number, &format!("{}物业服务队", community.name)),
                ..empty(community, number, GridKind::Residential)
            };
            premises::add_resettled(plan, &mut grid, people * 10 / 31, community, &mut dice);
            grid.households = grid.buildings.iter().map(|b| b.households).sum();
            plan.grids.push(grid);
        }
    }
}

/// Adds Xuzhuang's grids: one for each villager group with a house for each household, the village's office in the first.
pub(super) fn add_xuzhuang(plan: &mut Plan, seed: u64, divisions: &DivisionTable) {
    let mut dice = Dice::part(seed, "xuzhuang");
    let villages = communities(divisions, XUZHUANG);
    let of_village = shares(XUZHUANG_HOUSEHOLDS, villages.len(), &mut dice);
    for (village, households) in villages.iter().zip(of_village) {
        let groups = dice.between(8, 14);
        for (i, households) in shares(households, groups, &mut dice).into_iter().enumerate() {
            let number = i + 1;
            let mut buildings = if number == 1 { vec![office(village)] } else { vec![] };
            buildings.extend((1..=households).map(|house| self::house(village, number, house)));
            plan.grids.push(Grid {
                name: format!("{}第{number}村民小组", village.name),
                households,
                people: households * 37 / 10,
                services: services::of_villager_group(village, number),
                buildings,
                ..empty(village, number, GridKind::VillagerGroup)
            });
        }
    }
}

fn office(village: &Community) -> Building {
    Building {
        compound: None,
        name: format!("{}党群服务中心", village.name),
        address: format!("徐庄镇{}村", village.name),
        management: "institution",
        floors: 2,
        entrances: 1,
        households: 0,
        at: None,
    }
}

/// The house of a household; one in three has a single floor.
fn house(village: &Community, group: usize, number: usize) -> Building {
    Building {
        compound: None,
        name: format!("{group}组{number}号院"),
        address: format!("徐庄镇{}村{group}组{number}号", village.name),
        management: "residential",
        floors: if number.is_multiple_of(3) { 1 } else { 2 },
        entrances: 1,
        households: 1,
        at: None,
    }
}

/// A grid without anything in it.
pub(super) fn empty(community: &Community, number: usize, kind: GridKind) -> Grid {
    Grid {
        community: community.code.clone(),
        number,
        name: format!("{}第{number}网格", community.name),
        kind,
        households: 0,
        people: 0,
        services: services::of_grid(community, number, ""),
        shape: None,
        buildings: vec![],
        facilities: vec![],
    }
}
