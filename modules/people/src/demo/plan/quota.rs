//! How many people each grid gets.

use super::super::Size;
use super::super::census::Census;
use super::area::Area;
use wangge_core::demo::DemoGrid as Grid;
use wangge_core::dice::Dice;

/// People registered in Heshan, people there from elsewhere, and houses there that are let.
const HESHAN: [usize; 3] = [46_667, 2_000, 2_007];
/// Households in Xuzhuang.
const XUZHUANG: usize = 7_262;
/// Residences in Tongguan, which is sampled.
const TONGGUAN: usize = 12_000;

/// What a grid gets.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quota {
    pub(super) registered: Fill,
    pub(super) floating: Fill,
    /// Dwellings that are let.
    pub(super) let_homes: usize,
    /// People of a collective household.
    pub(super) collective: usize,
}

/// How much is enough.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fill {
    /// So many people, not one more.
    People(usize),
    /// Households until there are about so many people.
    About(usize),
    /// So many households.
    Households(usize),
}

impl Default for Fill {
    fn default() -> Self {
        Self::People(0)
    }
}

/// The quota of each grid.
pub(super) fn of(seed: u64, grids: &[Grid], census: &Census, size: Size) -> Vec<Quota> {
    let mut quotas = vec![Quota::default(); grids.len()];
    for area in Area::ALL {
        let mut dice = Dice::part(seed, &format!("quota {}", area.code()));
        let of: Vec<usize> = (0..grids.len()).filter(|at| grids[*at].code.starts_with(area.code())).collect();
        match area {
            Area::Heshan => heshan(grids, &of, size, &mut dice, &mut quotas),
            Area::Xuzhuang => xuzhuang(grids, &of, size, &mut quotas),
            Area::Tongguan => tongguan(grids, &of, (census, size), &mut dice, &mut quotas),
        }
    }
    quotas
}

fn heshan(grids: &[Grid], of: &[usize], size: Size, dice: &mut Dice, quotas: &mut [Quota]) {
    let people: Vec<f64> = of.iter().map(|at| grids[*at].people as f64).collect();
    let strangers: Vec<f64> = people.iter().map(|people| people * (0.3 + 1.4 * dice.unit())).collect();
    let registered = apportion(size.of(HESHAN[0]), &people);
    let floating = apportion(size.of(HESHAN[1]), &strangers);
    let let_homes = apportion(size.of(HESHAN[2]), &strangers);
    for (i, at) in of.iter().enumerate() {
        quotas[*at] = Quota {
            registered: Fill::People(registered[i]),
            floating: Fill::People(floating[i]),
            let_homes: let_homes[i],
            collective: 0,
        };
    }
}

fn xuzhuang(grids: &[Grid], of: &[usize], size: Size, quotas: &mut [Quota]) {
    let declared: Vec<f64> = of.iter().map(|at| grids[*at].households as f64).collect();
    for (at, households) in of.iter().zip(apportion(size.of(XUZHUANG), &declared)) {
        quotas[*at].registered = Fill::Households(households);
    }
}

/// More people where the grid declares more, and more from elsewhere in some grids than in others.
fn tongguan(grids: &[Grid], of: &[usize], by: (&Census, Size), dice: &mut Dice, quotas: &mut [Quota]) {
    let (census, size) = by;
    let weights: Vec<f64> =
        of.iter().map(|at| grids[*at].people as f64 * (0.6 + 0.8 * dice.unit())).collect();
    let people = apportion(size.of(TONGGUAN), &weights);
    for (at, people) in of.iter().zip(people) {
        // the square of a throw has the mean 1/3: few grids with many, many with few
        let share = (0.04 + (census.floating - 0.04) * 3.0 * dice.unit().powi(2)).min(0.85);
        let floating = (people as f64 * share).round() as usize;
        let households = people as f64 / census.household;
        quotas[*at] = Quota {
            registered: Fill::About(people - floating),
            floating: Fill::About(floating),
            let_homes: (households * census.renting).round() as usize,
            collective: 0,
        };
        if grids[*at].kind == "unit" && !grids[*at].buildings.is_empty() && dice.below(2) == 0 {
            quotas[*at].collective = size.of(dice.between(6, 16));
        }
    }
}

/// Divides a total by weights, exactly: what is left over goes to the largest remainders.
pub(super) fn apportion(total: usize, weights: &[f64]) -> Vec<usize> {
    let sum: f64 = weights.iter().sum();
    let exact: Vec<f64> = weights.iter().map(|weight| weight / sum.max(1e-9) * total as f64).collect();
    let mut parts: Vec<usize> = exact.iter().map(|share| share.floor() as usize).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| (exact[*b] - exact[*b].floor()).total_cmp(&(exact[*a] - exact[*a].floor())));
    let left = total.saturating_sub(parts.iter().sum());
    for at in order.into_iter().take(left) {
        parts[at] += 1;
    }
    parts
}
