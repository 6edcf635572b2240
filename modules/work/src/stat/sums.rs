//! Sums of the counts of matters: one statement for all rows of a list, or for all areas of a level.

use super::areas::level_of;
use super::count::{COLUMNS, Figures, TERMS};
use super::record::{MatterStat, MatterSum};
use super::withheld::{any, summed};
use kit::access::{Access, Find, Tally};
use kit::code::AreaCode;
use kit::loaders::Batch;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use std::collections::HashMap;
use std::sync::Arc;
use wangge_core::stat::{by_level, within};

/// Which counts are summed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Which {
    from: Option<String>,
    to: Option<String>,
    kind: Option<String>,
    line: Option<String>,
}

impl Which {
    /// Of these months, this kind, this line; checked.
    ///
    /// # Errors
    /// BAD_USER_INPUT for what is no month, or no line.
    pub(super) fn checked(
        access: &Access,
        (from, to): (Option<String>, Option<String>),
        kind: Option<String>,
        line: Option<String>,
    ) -> Result<Self> {
        for (month, path) in [(&from, "from"), (&to, "to")] {
            if month
                .as_deref()
                .is_some_and(|month| format!("{month}-01").parse::<chrono::NaiveDate>().is_err())
            {
                return Err(Error::bad_input(path, "a month, such as `2026-01`"));
            }
        }
        if let Some(line) = &line {
            access.policy().department(line, "line")?;
        }
        Ok(Self { from, to, kind, line })
    }

    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(self.from.as_ref().map(|month| Expr::col("month").gte(month.as_str())))
            .add_option(self.to.as_ref().map(|month| Expr::col("month").lte(month.as_str())))
            .add_option(self.kind.as_ref().map(|kind| Expr::col("kind_code").eq(kind.as_str())))
            .add_option(self.line.as_ref().map(|line| Expr::col("line").eq(line.as_str())))
    }

    /// The sums of areas within reach, or, `by` a column, of each of its values in them: from the counts of grids, or from
    /// those of the divisions of the level that is asked for.
    pub(super) async fn sums(
        &self,
        access: &Access,
        places: Places<'_>,
        by: Option<&'static str>,
        tally: &Tally<'_>,
    ) -> Result<Vec<Sums>> {
        match level_of(tally.digits) {
            Some(level) => {
                let find = || Ok(access.find::<MatterSum>()?.filter(Expr::col("level").eq(level)));
                self.of(access, find, places, by, tally).await
            }
            None => self.of(access, || access.find::<MatterStat>(), places, by, tally).await,
        }
    }

    async fn of<'a, T: Record>(
        &self,
        access: &'a Access,
        find: impl Fn() -> Result<Find<'a, T>>,
        places: Places<'_>,
        by: Option<&'static str>,
        tally: &Tally<'_>,
    ) -> Result<Vec<Sums>> {
        let find = || {
            let find = find()?.filter(self.condition());
            Ok(match places {
                Places::In(area) => find.in_area(area),
                Places::These(codes) => within(access, find, tally.digits, codes),
            })
        };
        summed(access, find, by, tally).await
    }
}

/// Where the counts are that are summed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Places<'a> {
    In(&'a AreaCode),
    /// In these areas of one level.
    These(&'a [String]),
}

/// What is summed, in the order of [`COLUMNS`], and behind it whether matters are withheld from who asks.
pub(super) fn values(access: &Access) -> Vec<Expr> {
    COLUMNS.map(Expr::col).into_iter().chain(any(access)).collect()
}

/// The sums of one area, kind, category, line or month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    /// What they are of.
    pub(super) key: String,
    sums: Vec<i64>,
}

impl Sums {
    pub(super) fn new((key, sums): (String, Vec<i64>)) -> Self {
        Self { key, sums }
    }

    /// One of them, by its column.
    pub(super) fn of(&self, column: &str) -> i64 {
        let at = COLUMNS.iter().position(|name| *name == column);
        at.and_then(|at| self.sums.get(at)).copied().unwrap_or_default()
    }

    /// May some of what is counted be withheld from who asks?
    pub(super) fn some_withheld(&self) -> bool {
        self.sums.get(COLUMNS.len()).is_some_and(|some| *some > 0)
    }

    /// Takes away what a matter counts for; nothing is counted below zero.
    pub(super) fn subtract(&mut self, figures: &Figures) {
        for (sum, figure) in self.sums.iter_mut().zip(figures) {
            *sum = Ord::max(0, *sum - i64::from(*figure));
        }
    }

    /// One as a share of another; None when that is 0.
    pub(super) fn share(&self, part: &str, whole: &str) -> Option<f64> {
        let whole = self.of(whole);
        (whole > 0).then(|| self.of(part) as f64 / whole as f64)
    }

    /// The median of the durations, in hours: within the term into which the middle one falls, as if the durations of the
    /// term lay evenly in it. None without any; the last limit for what took longer.
    pub(super) fn median(&self) -> Option<f64> {
        let terms: Vec<i64> = (0..=TERMS.len()).map(|term| self.of(&format!("t{term:02}"))).collect();
        let middle = terms.iter().sum::<i64>() as f64 / 2.0;
        let mut before = 0.0;
        for (at, count) in terms.iter().map(|count| *count as f64).enumerate() {
            if count > 0.0 && before + count >= middle {
                let low = if at == 0 { 0 } else { TERMS[at - 1] };
                let wide = TERMS.get(at).map_or(0, |high| high - low);
                return Some(low as f64 + wide as f64 * (middle - before) / count);
            }
            before += count;
        }
        None
    }
}

/// The sums of areas, by code: one statement for each level of area.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct OfAreas(pub(super) Which);

impl Batch for OfAreas {
    type Key = String;
    type Value = Arc<Sums>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let mut found = HashMap::new();
        for (digits, codes) in by_level(keys) {
            let tally = Tally::of(digits, codes.len());
            for sums in self.0.sums(access, Places::These(&codes), None, &tally).await? {
                found.insert(sums.key.clone(), Arc::new(sums));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(terms: &[(usize, i64)]) -> Sums {
        let mut sums = vec![0; COLUMNS.len()];
        for (term, count) in terms {
            sums[COLUMNS.iter().position(|name| *name == format!("t{term:02}")).unwrap()] = *count;
        }
        Sums::new((String::new(), sums))
    }

    #[test]
    fn nothing_is_counted_below_zero() {
        let mut one = sums(&[(0, 2)]);
        let mut figures = [0; COLUMNS.len()];
        for (at, figure) in [("t00", 1), ("closed", 1)] {
            figures[COLUMNS.iter().position(|name| *name == at).unwrap()] = figure;
        }
        one.subtract(&figures);
        assert_eq!(["t00", "closed", "opened"].map(|column| one.of(column)), [1, 0, 0]);
    }

    #[test]
    fn the_median_lies_in_the_term_of_the_middle_one() {
        assert_eq!(sums(&[]).median(), None);
        // four within an hour: the middle of the hour
        assert_eq!(sums(&[(0, 4)]).median(), Some(0.5));
        // two within an hour, four from 1 to 4 hours: the third of six is a quarter of the way
        assert_eq!(sums(&[(0, 2), (1, 4)]).median(), Some(1.75));
        assert_eq!(sums(&[(0, 1), (15, 9)]).median(), Some(2_160.0));
    }
}
