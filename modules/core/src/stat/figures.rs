//! Sums of the counts of an area.

use super::columns::{COLUMNS, Counted};
use super::record::GridStat;
use async_graphql::Lookahead;
use kit::Result;
use kit::access::{Access, Find, Tally};
use kit::code::AreaLevel;
use kit::loaders::Batch;
use kit::record::Record;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Some of the counts, a bit for each of [`COLUMNS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wanted(u64);

impl Wanted {
    /// The counts with these names.
    pub fn named(names: &[&str]) -> Self {
        Self::that(|name| names.contains(&name))
    }

    /// The counts that a selection of [`AreaStatistics`](super::AreaStatistics) needs.
    pub(super) fn selected(look: &Lookahead<'_>) -> Self {
        let (living, ages) = (look.field("living").exists(), look.field("ages").exists());
        Self::that(|name| {
            let field = super::graph::field_of(name);
            look.field(&field).exists()
                || (living && LIVING.contains(&name))
                || (ages && name.starts_with("born_"))
        })
    }

    fn that(which: impl Fn(&str) -> bool) -> Self {
        let bits = COLUMNS.iter().enumerate().filter(|(_, column)| which(column.name));
        Self(bits.fold(0, |all, (at, _)| all | (1 << at)))
    }

    fn columns(self) -> impl Iterator<Item = usize> {
        (0..COLUMNS.len()).filter(move |at| self.0 & (1 << at) != 0)
    }
}

/// What `living` is made of.
const LIVING: [&str; 3] = ["registered", "away", "floating"];

/// The counts of an area; those that were not wanted are 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Code of the area.
    pub code: String,
    counts: [i64; COLUMNS.len()],
}

impl Figures {
    /// The count with this name.
    pub fn of(&self, name: &str) -> i64 {
        COLUMNS.iter().position(|column| column.name == name).map_or(0, |at| self.counts[at])
    }

    /// People who live there.
    pub fn living(&self) -> i64 {
        self.of("registered") - self.of("away") + self.of("floating")
    }

    /// Residences in force: each is a record that is to be kept fresh.
    pub fn records(&self) -> i64 {
        self.of("registered") + self.of("floating")
    }

    /// People who live there, by the years in which they were born, the youngest first.
    pub(super) fn cohorts(&self) -> impl Iterator<Item = (super::Cohort, i64)> {
        let cohort = |(at, column): (usize, &super::Column)| match column.counted {
            Counted::Residents { born: Some(cohort), .. } => Some((cohort, self.counts[at])),
            _ => None,
        };
        COLUMNS.iter().enumerate().rev().filter_map(cohort)
    }

    /// The sums that a tally gives, by code.
    pub(super) async fn read(
        find: Find<'_, GridStat>,
        tally: &Tally<'_>,
        wanted: Wanted,
    ) -> Result<Vec<Self>> {
        let at: Vec<usize> = wanted.columns().collect();
        let values: Vec<Expr> = at.iter().map(|at| Expr::col(COLUMNS[*at].name)).collect();
        let sums = find.sums(tally, &values).await?;
        let figures = |(code, sums): (String, Vec<i64>)| {
            let mut counts = [0; COLUMNS.len()];
            for (at, sum) in at.iter().zip(sums) {
                counts[*at] = sum;
            }
            Self { code, counts }
        };
        Ok(sums.into_iter().map(figures).collect())
    }
}

/// The counts of areas, by code: one statement for each level of area. An area in which nothing was counted yet has
/// none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Counts {
    /// Within reach of this resource.
    pub resource: &'static str,
    /// These.
    pub wanted: Wanted,
}

impl Batch for Counts {
    type Key = String;
    type Value = Arc<Figures>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let mut found = HashMap::new();
        for (digits, codes) in by_level(keys) {
            let find = within(access, access.find_as::<GridStat>(self.resource)?, digits, &codes);
            for figures in Figures::read(find, &Tally::of(digits, codes.len()), self.wanted).await? {
                found.insert(figures.code.clone(), Arc::new(figures));
            }
        }
        Ok(found)
    }
}

/// The codes of areas, those of one level together.
pub fn by_level(keys: &[String]) -> BTreeMap<usize, Vec<String>> {
    let mut levels: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for code in keys.iter().filter(|code| AreaLevel::of_digits(code.len()).is_some()) {
        levels.entry(code.len()).or_default().push(code.clone());
    }
    levels
}

/// Only what lies in these areas, which have so many digits.
pub fn within<'a, T: Record>(
    access: &Access,
    find: Find<'a, T>,
    digits: usize,
    codes: &[String],
) -> Find<'a, T> {
    let known = access.districts();
    let districts: BTreeSet<String> = codes.iter().flat_map(|code| known.of(code)).collect();
    let find = find.filter(Expr::col("district_code").is_in(districts));
    find.filter(kit::access::prefixes_in(access.backend(), "grid_code", digits, codes))
}
