//! What to do about a grid outside the policy: pure functions.

use super::policy::{Figure, Figures, Side, SizePolicy};

/// Most grids that a grid is merged with.
const PARTNERS: usize = 3;

/// Into how many grids to split one that is too large; None when it is not too large.
pub fn split(policy: &SizePolicy, of: &Figures) -> Option<i32> {
    let parts = |figure: Option<Figure>, most: Option<i32>| match (figure, most) {
        (Some(figure), Some(most)) if most > 0 => (figure.number + most - 1) / most,
        _ => 1,
    };
    let above = policy.findings(of).iter().any(|finding| finding.side == Side::Above);
    let into = parts(of.households, policy.households.most).max(parts(of.people, policy.people.most));
    (above && into > 1).then_some(into)
}

/// With which of its `peers` to merge a grid that is too small, so that the result fits: the fewest, and among these
/// the smallest result. `near` lists the neighbours of a peer, or of the grid itself for None.
pub fn merge(
    policy: &SizePolicy,
    of: &Figures,
    peers: &[Figures],
    near: impl Fn(Option<usize>) -> Vec<usize>,
) -> Option<Vec<usize>> {
    let below = policy.findings(of).iter().any(|finding| finding.side == Side::Below);
    if !below {
        return None;
    }
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..PARTNERS {
        let mut larger: Vec<Vec<usize>> = Vec::new();
        for set in &sets {
            let around = set.iter().map(|peer| Some(*peer)).chain([None]).flat_map(&near);
            for peer in around.filter(|peer| !set.contains(peer) && peers[*peer].kind == of.kind) {
                let mut set = set.clone();
                set.push(peer);
                set.sort_unstable();
                larger.push(set);
            }
        }
        larger.sort_unstable();
        larger.dedup();
        let fits =
            |set: &&Vec<usize>| sum(of, set, peers).is_some_and(|sum| policy.findings(&sum).is_empty());
        let size = |set: &&Vec<usize>| sum(of, set, peers).map(|sum| (sum.households, sum.people));
        if let Some(best) = larger.iter().filter(fits).min_by_key(size) {
            return Some(best.clone());
        }
        sets = larger;
    }
    None
}

/// The figures of a grid together with some of its peers; None when one of them is silent where the grid is not.
pub(super) fn sum(of: &Figures, set: &[usize], peers: &[Figures]) -> Option<Figures> {
    let add = |mine: Option<Figure>, theirs: fn(&Figures) -> Option<Figure>| match mine {
        None => Some(None),
        Some(mine) => set.iter().try_fold(mine, |sum, peer| Some(sum.with(theirs(&peers[*peer])?))).map(Some),
    };
    Some(Figures {
        kind: of.kind,
        households: add(of.households, |peer| peer.households)?,
        people: add(of.people, |peer| peer.people)?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::policy::Limits;
    use super::*;
    use crate::places::grid::GridKind;

    fn policy() -> SizePolicy {
        SizePolicy {
            kinds: vec![GridKind::Residential],
            households: Limits { least: Some(300), most: Some(500) },
            people: Limits { least: Some(1_000), most: Some(1_500) },
        }
    }

    fn grid(households: i32) -> Figures {
        let people = Figure::of(households * 3, None);
        Figures { kind: GridKind::Residential, households: Figure::of(households, None), people }
    }

    #[test]
    fn a_grid_that_is_too_large_is_split_into_as_few_as_fit() {
        assert_eq!(split(&policy(), &grid(400)), None);
        assert_eq!(split(&policy(), &grid(700)), Some(2));
        assert_eq!(split(&policy(), &grid(1_600)), Some(4));
    }

    #[test]
    fn the_smallest_merge_that_fits_is_proposed() {
        let peers = [grid(450), grid(220), grid(260)];
        assert_eq!(merge(&policy(), &grid(150), &peers, |_| vec![0, 1, 2]), Some(vec![1]));
        assert_eq!(merge(&policy(), &grid(150), &peers, |_| vec![0]), None, "600 households are too many");
        assert_eq!(merge(&policy(), &grid(400), &peers, |_| vec![1]), None, "it is not too small");
    }

    #[test]
    fn a_merge_goes_on_to_the_neighbours_of_neighbours() {
        let peers = [grid(100), grid(120)];
        let chain = |of: Option<usize>| if of.is_none() { vec![0] } else { vec![1] };
        assert_eq!(merge(&policy(), &grid(120), &peers, chain), Some(vec![0, 1]));
    }

    #[test]
    fn grids_of_other_kinds_and_silent_ones_are_no_partners() {
        let unit = Figures { kind: GridKind::Unit, ..grid(250) };
        let silent = Figures { households: None, ..grid(250) };
        assert_eq!(merge(&policy(), &grid(150), &[unit, silent], |_| vec![0, 1]), None);
    }
}
