//! What the size policy says of a grid's figures: a pure function.

use crate::places::grid::GridKind;
use async_graphql::{Enum, SimpleObject};

/// A figure that the policy limits (规模指标).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Measure {
    /// Households (户).
    Households,
    /// People (人).
    People,
}

/// Which limit a figure is beyond (超出方向).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Side {
    /// Less than the fewest.
    Below,
    /// More than the most.
    Above,
}

/// A figure outside the policy (规模异常).
#[derive(Clone, Copy, Debug, PartialEq, SimpleObject)]
pub struct SizeFinding {
    /// Which figure.
    pub measure: Measure,
    /// Which limit it is beyond.
    pub side: Side,
    /// The figure.
    pub figure: i32,
    /// Which figure was used: true for what is counted of the households and people that are entered, which goes
    /// first where it is half or more of what the community declares; false for what the community declares.
    pub counted: bool,
    /// The limit.
    pub limit: i32,
    /// By how much it is beyond the limit, 1 or more.
    pub by: i32,
    /// `by` as a share of the limit: 0.25 is a quarter beyond it.
    pub share: f64,
}

/// The fewest and the most of a figure, both allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Fewest; None is no limit.
    pub least: Option<i32>,
    /// Most; None is no limit.
    pub most: Option<i32>,
}

/// How large a grid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Kind of grid.
    pub kind: GridKind,
    /// Households, if known.
    pub households: Option<Figure>,
    /// People, if known.
    pub people: Option<Figure>,
}

/// A figure, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// The number.
    pub number: i32,
    /// It was counted; otherwise the community declares it.
    pub counted: bool,
}

impl Figure {
    /// What was counted, where it is half or more of what is declared; otherwise what is declared, since the entry
    /// of those who live there has only begun. `figure` says the same in SQL.
    pub fn of(counted: i32, declared: Option<i32>) -> Option<Self> {
        if counted > 0 && counted >= declared.unwrap_or(0) - counted {
            return Some(Self { number: counted, counted: true });
        }
        declared.map(|number| Self { number, counted: false })
    }

    /// Both together; it was counted where both were.
    pub(super) fn with(self, other: Self) -> Self {
        Self { number: self.number + other.number, counted: self.counted && other.counted }
    }
}

/// The number that [`Figure::of`] answers, for a statement: of two expressions, each null or 0 where it says nothing.
pub(super) fn figure(counted: &str, declared: &str) -> String {
    format!(
        "CASE WHEN {counted} > 0 AND {counted} >= COALESCE({declared}, 0) - {counted} THEN {counted} ELSE {declared} END"
    )
}

/// The size policy of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SizePolicy {
    /// Kinds of grid that it is for.
    pub kinds: Vec<GridKind>,
    /// Limits of households.
    pub households: Limits,
    /// Limits of people.
    pub people: Limits,
}

impl SizePolicy {
    /// Is it for grids of this kind?
    pub fn applies(&self, kind: GridKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// What is outside it; nothing for a kind that it is not for, and for what is not known.
    pub fn findings(&self, of: &Figures) -> Vec<SizeFinding> {
        if !self.applies(of.kind) {
            return Vec::new();
        }
        let households = self.households.finding(Measure::Households, of.households);
        households.into_iter().chain(self.people.finding(Measure::People, of.people)).collect()
    }
}

impl Limits {
    fn finding(&self, measure: Measure, figure: Option<Figure>) -> Option<SizeFinding> {
        let Figure { number: figure, counted } = figure?;
        let found = |side, limit: i32| {
            let by = (figure - limit).abs();
            let share = f64::from(by) / f64::from(limit.max(1));
            SizeFinding { measure, side, figure, counted, limit, by, share }
        };
        match (self.least, self.most) {
            (Some(least), _) if figure < least => Some(found(Side::Below, least)),
            (_, Some(most)) if figure > most => Some(found(Side::Above, most)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> SizePolicy {
        SizePolicy {
            kinds: vec![GridKind::Residential],
            households: Limits { least: Some(300), most: Some(500) },
            people: Limits { least: Some(1_000), most: Some(1_500) },
        }
    }

    fn figures(kind: GridKind, households: i32, people: i32) -> Figures {
        Figures { kind, households: Figure::of(households, None), people: Figure::of(0, Some(people)) }
    }

    #[test]
    fn the_limits_themselves_are_inside() {
        for (households, people) in [(300, 1_000), (500, 1_500), (400, 1_200)] {
            assert!(policy().findings(&figures(GridKind::Residential, households, people)).is_empty());
        }
    }

    #[test]
    fn a_finding_tells_by_how_much() {
        let found = policy().findings(&figures(GridKind::Residential, 240, 1_800));
        let [few, many] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((few.measure, few.side, few.by, few.share), (Measure::Households, Side::Below, 60, 0.2));
        assert_eq!((many.measure, many.side, many.by, many.share), (Measure::People, Side::Above, 300, 0.2));
    }

    #[test]
    fn what_was_counted_goes_before_what_is_declared_once_it_is_half_of_it() {
        for (counted, declared) in [(3, 5), (5, 10), (12, 5), (i32::MAX, 0)] {
            let figure = Figure { number: counted, counted: true };
            assert_eq!(Figure::of(counted, Some(declared)), Some(figure));
        }
        for (counted, declared) in [(0, 5), (2, 5), (4, 10), (21, 376), (0, 0), (1, i32::MAX)] {
            let figure = Figure { number: declared, counted: false };
            assert_eq!(Figure::of(counted, Some(declared)), Some(figure));
        }
        assert_eq!(Figure::of(1, None), Some(Figure { number: 1, counted: true }));
        assert_eq!(Figure::of(0, None), None, "nothing was counted yet, and nothing is declared");
    }

    #[test]
    fn other_kinds_and_what_is_not_known_are_left_alone() {
        assert!(policy().findings(&figures(GridKind::Unit, 1, 9_000)).is_empty());
        let silent = Figures { kind: GridKind::Residential, households: None, people: None };
        assert!(policy().findings(&silent).is_empty());
    }
}
