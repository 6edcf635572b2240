//! Changes of the counts of grids, collected from records and written together.

use super::columns::{COLUMNS, Counted};
use super::quarter::Quarter;
use super::store;
use chrono::{Datelike, NaiveDate};
use kit::Result;
use kit::access::{Permit, Tx};
use std::collections::BTreeMap;

/// Changes of the counts of one grid. Numbers are of records: 1 for one more, -1 for one less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    pub(super) grid_code: String,
    pub(super) counts: [i32; COLUMNS.len()],
    pub(super) quarters: BTreeMap<Quarter, Progress>,
}

/// What was done in a grid in a quarter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Progress {
    pub(super) verified: i32,
    pub(super) entered: i32,
    pub(super) ended: i32,
}

impl Delta {
    /// Residences of a kind (`registered`, `away`, `floating`), sex (GB/T 2261.1) and day of birth, all in force.
    pub fn residents(
        &mut self,
        kind: &str,
        sex: &str,
        birth_on: Option<NaiveDate>,
        number: i32,
    ) -> &mut Self {
        let year = birth_on.map(|day| day.year());
        self.add(number, |counted| match counted {
            Counted::Residents { kinds, sex: only, born } => {
                kinds.contains(&kind)
                    && only.is_none_or(|only| only == sex)
                    && born.is_none_or(|born| year.is_some_and(|year| born.has(year)))
            }
            _ => false,
        })
    }

    /// Households in force.
    pub fn households(&mut self, number: i32) -> &mut Self {
        self.add(number, |counted| counted == Counted::Households)
    }

    /// Dwellings in force of a usage.
    pub fn dwellings(&mut self, usage: &str, number: i32) -> &mut Self {
        self.add(number, |counted| match counted {
            Counted::Dwellings(only) => only.is_none_or(|only| only == usage),
            _ => false,
        })
    }

    /// Units in force, key places or not.
    pub fn units(&mut self, key_places: bool, number: i32) -> &mut Self {
        self.add(number, |counted| match counted {
            Counted::Units { key_places: only } => key_places || !only,
            _ => false,
        })
    }

    /// Residences that were verified in this quarter for the first time.
    pub fn verified(&mut self, quarter: Quarter, number: i32) -> &mut Self {
        self.quarters.entry(quarter).or_default().verified += number;
        self
    }

    /// Residences that were entered in this quarter.
    pub fn entered(&mut self, quarter: Quarter, number: i32) -> &mut Self {
        self.quarters.entry(quarter).or_default().entered += number;
        self
    }

    /// Residences that ended in this quarter.
    pub fn ended(&mut self, quarter: Quarter, number: i32) -> &mut Self {
        self.quarters.entry(quarter).or_default().ended += number;
        self
    }

    fn add(&mut self, number: i32, meant: impl Fn(Counted) -> bool) -> &mut Self {
        for (count, _) in self.counts.iter_mut().zip(COLUMNS).filter(|(_, column)| meant(column.counted)) {
            *count += number;
        }
        self
    }
}

/// Changes of the counts of grids, one for each grid.
///
/// ```ignore
/// let mut deltas = Deltas::default();
/// deltas.of(&before.grid_code, before.grid_id).residents(&before.kind, &before.sex, before.birth_on, -1);
/// deltas.of(&after.grid_code, after.grid_id).residents(&after.kind, &after.sex, after.birth_on, 1);
/// deltas.write(tx, written.permit()).await?;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "nothing is counted before `write`"]
pub struct Deltas(store::Grids);

impl Deltas {
    /// The changes of the grid with this code and id.
    pub fn of(&mut self, grid_code: &str, grid_id: i64) -> &mut Delta {
        let district = grid_code.get(..6).unwrap_or_default().to_owned();
        self.0.entry((district, grid_id)).or_insert_with(|| Delta {
            grid_code: grid_code.to_owned(),
            counts: [0; COLUMNS.len()],
            quarters: BTreeMap::new(),
        })
    }

    /// Writes them in the transaction that changes what they count, grids in the order of their keys. What adds up to
    /// nothing is left alone; the row of a grid begins with its first count. As the last thing of a transaction it
    /// holds the rows for the shortest time.
    ///
    /// # Errors
    /// When the database fails, or there is no such grid.
    pub async fn write(self, tx: &Tx, permit: &Permit) -> Result<()> {
        let mut statements = store::add_counts(tx.access(), &self.0);
        statements.extend(store::add_progress(tx.access(), &self.0));
        for statement in &statements {
            tx.execute(permit, statement).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(delta: &Delta) -> Vec<(&'static str, i32)> {
        let counts = COLUMNS.iter().zip(delta.counts).filter(|(_, count)| *count != 0);
        counts.map(|(column, count)| (column.name, count)).collect()
    }

    fn of(change: impl Fn(&mut Delta) -> &mut Delta) -> Vec<(&'static str, i32)> {
        let mut deltas = Deltas::default();
        change(deltas.of("340705001001001", 7));
        counts(deltas.of("340705001001001", 7))
    }

    #[test]
    fn a_residence_is_counted_where_it_belongs() {
        let born = NaiveDate::from_ymd_opt(1987, 3, 2);
        let lives = of(|delta| delta.residents("registered", "2", born, 1));
        assert_eq!(lives, [("registered", 1), ("female", 1), ("born_1985", 1)]);
        let away = of(|delta| delta.residents("away", "2", born, 1));
        assert_eq!(away, [("registered", 1), ("away", 1)]);
        let floating = of(|delta| delta.residents("floating", "0", None, 3));
        assert_eq!(floating, [("floating", 3)], "sex and birth are not known");
    }

    #[test]
    fn property_is_counted_by_its_use() {
        assert_eq!(of(|d| d.dwellings("let", 2)), [("dwellings", 2), ("rented_dwellings", 2)]);
        assert_eq!(of(|d| d.dwellings("own", -1)), [("dwellings", -1)]);
        assert_eq!(of(|d| d.units(true, 1)), [("units", 1), ("key_places", 1)]);
        assert_eq!(of(|d| d.units(false, 1).households(1)), [("households", 1), ("units", 1)]);
    }

    #[test]
    fn a_change_adds_up() {
        assert_eq!(of(|d| d.dwellings("own", -1).dwellings("vacant", 1)), [("vacant_dwellings", 1)]);
    }
}
