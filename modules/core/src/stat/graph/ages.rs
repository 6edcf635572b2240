//! Groups of age.

use crate::stat::figures::Figures;
use async_graphql::SimpleObject;

/// People who live in an area and were born in the same five years (年龄组).
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct AgeGroup {
    /// First year of birth; null for the oldest group, which has every year until the last.
    born_from: Option<i32>,
    /// Last year of birth.
    born_to: i32,
    /// Age that the youngest of the group reach this year, 0 or more.
    age_from: i32,
    /// Age that the oldest reach this year; null for the oldest group.
    age_to: Option<i32>,
    /// How many.
    people: i64,
}

impl AgeGroup {
    /// The groups of an area in a year, the youngest first; those that are not born yet are left out.
    pub(super) fn all(figures: &Figures, year: i32) -> Vec<Self> {
        let group = |(cohort, people): (crate::stat::Cohort, i64)| Self {
            born_from: cohort.from,
            born_to: cohort.to,
            age_from: (year - cohort.to).max(0),
            age_to: cohort.from.map(|from| year - from),
            people,
        };
        figures
            .cohorts()
            .filter(|(cohort, _)| cohort.from.is_none_or(|from| from <= year))
            .map(group)
            .collect()
    }
}
