//! Grids, people and staff of the demo as they lie in the database.

use chrono::{NaiveDate, TimeDelta};
use kit::access::Tx;
use kit::error::Result;
use kit::platform::start_of;
use sea_orm::QueryResult;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wangge_core::demo::{DemoGrid, grids};
use wangge_core::dice::Dice;

const HOUR: i64 = 3_600_000;

/// What is read before anything is made up.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) today: NaiveDate,
    pub(super) now: i64,
    /// In the order of their codes.
    pub(super) grids: Vec<DemoGrid>,
    /// Who lives there, in the order of their grids.
    pub(super) people: Vec<Living>,
    /// Accounts of the line by the codes of their areas, in the order of their posts.
    pub(super) staff: BTreeMap<String, Vec<i64>>,
}

/// A residence of somebody who lives in its grid.
#[derive(Clone, Debug)]
pub(super) struct Living {
    pub(super) id: i64,
    pub(super) person: i64,
    /// Place in [`Place::grids`].
    pub(super) grid: usize,
    pub(super) age: u32,
    pub(super) birth: NaiveDate,
    pub(super) woman: bool,
    pub(super) floating: bool,
    /// The household, with its district.
    pub(super) household: Option<(String, i64)>,
    pub(super) from: NaiveDate,
}

impl Place {
    pub(super) async fn read(tx: &Tx) -> Result<Self> {
        let (today, now) = (tx.access().today(), tx.access().now());
        let grids = grids(tx).await?;
        let at: HashMap<i64, usize> = grids.iter().enumerate().map(|(at, grid)| (grid.id, at)).collect();
        Ok(Self { people: people(tx, &at, today).await?, staff: staff(tx).await?, today, now, grids })
    }

    /// The grid of a person.
    pub(super) fn grid_of(&self, who: &Living) -> &DemoGrid {
        &self.grids[who.grid]
    }

    /// A moment in working hours of a day, not in the future.
    pub(super) fn moment(&self, day: NaiveDate) -> i64 {
        Ord::min(start_of(day) + 10 * HOUR, self.now)
    }

    /// A day so many days before today.
    pub(super) fn ago(&self, days: usize) -> NaiveDate {
        self.today - TimeDelta::days(i64::try_from(days).unwrap_or_default())
    }

    /// An account of the line in the area with this code.
    pub(super) fn desk(&self, area: &str, nth: usize) -> Option<i64> {
        self.staff.get(area)?.get(nth).copied()
    }

    /// About so many people who fit, each once, in the order of their grids.
    pub(super) fn some(
        &self,
        number: usize,
        dice: &mut Dice,
        fits: impl Fn(&Living) -> bool,
    ) -> Vec<&Living> {
        let fits: Vec<usize> = (0..self.people.len()).filter(|at| fits(&self.people[*at])).collect();
        let mut chosen = BTreeSet::new();
        for _ in 0..number {
            if !fits.is_empty() {
                chosen.insert(fits[dice.below(fits.len())]);
            }
        }
        chosen.into_iter().map(|at| &self.people[at]).collect()
    }
}

async fn people(tx: &Tx, grids: &HashMap<i64, usize>, today: NaiveDate) -> Result<Vec<Living>> {
    const PEOPLE: &str = "SELECT id, person_id, district_code, grid_id, birth_on, sex, kind, \
        household_district_code, household_id, from_on FROM resident WHERE status = 'active' AND kind <> 'away' \
        AND birth_on IS NOT NULL ORDER BY grid_code, id";
    let mut seen = BTreeSet::new();
    let mut living = |row: &QueryResult| -> Result<Option<Living>> {
        let Some(grid) = grids.get(&row.try_get_by("grid_id")?) else { return Ok(None) };
        let (person, district): (i64, String) =
            (row.try_get_by("person_id")?, row.try_get_by("district_code")?);
        if !seen.insert((district, person)) {
            return Ok(None);
        }
        let birth: NaiveDate = row.try_get_by("birth_on")?;
        let of: Option<String> = row.try_get_by("household_district_code")?;
        Ok(Some(Living {
            id: row.try_get_by("id")?,
            person,
            grid: *grid,
            age: today.years_since(birth).unwrap_or_default(),
            birth,
            woman: row.try_get_by::<String, _>("sex")? == "2",
            floating: row.try_get_by::<String, _>("kind")? == "floating",
            household: of.zip(row.try_get_by::<Option<i64>, _>("household_id")?),
            from: row.try_get_by("from_on")?,
        }))
    };
    let rows = tx.bulk_rows(PEOPLE, vec![]).await?;
    rows.iter().filter_map(|row| living(row).transpose()).collect()
}

async fn staff(tx: &Tx) -> Result<BTreeMap<String, Vec<i64>>> {
    const STAFF: &str = "SELECT area_code, account_id FROM post WHERE line = 'family-planning' \
        AND ended_at IS NULL ORDER BY area_code, id";
    let mut staff: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for row in tx.bulk_rows(STAFF, vec![]).await? {
        staff.entry(row.try_get_by("area_code")?).or_default().push(row.try_get_by("account_id")?);
    }
    Ok(staff)
}
