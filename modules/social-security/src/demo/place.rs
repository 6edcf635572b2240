//! Communities, grids, people and units of the demo as they lie in the database.

use chrono::NaiveDate;
use kit::access::Tx;
use kit::error::Result;
use kit::platform::start_of;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wangge_core::demo::{DemoGrid, grids};

/// The communities of the demo's accounts.
pub(super) const OF_ACCOUNTS: [&str; 2] = ["340705005002", "371102100260"];
const HOUR: i64 = 3_600_000;

/// What is read before anything is made up.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) today: NaiveDate,
    pub(super) now: i64,
    /// In the order of their codes.
    pub(super) grids: Vec<DemoGrid>,
    /// Communities whose people are insured.
    pub(super) communities: Vec<String>,
    /// Who lives in those, each person once in a district, grid by grid.
    pub(super) people: Vec<Living>,
    pub(super) units: Vec<UnitAt>,
}

/// A residence of somebody who lives in its grid.
#[derive(Clone, Debug)]
pub(super) struct Living {
    pub(super) id: i64,
    pub(super) person: i64,
    /// Place in [`Place::grids`].
    pub(super) grid: usize,
    pub(super) age: u32,
    pub(super) birth: Option<NaiveDate>,
    pub(super) floating: bool,
    /// Section letter of the trade of the work, where there is any.
    pub(super) trade: Option<String>,
    pub(super) from: NaiveDate,
}

/// A unit in force.
#[derive(Clone, Debug)]
pub(super) struct UnitAt {
    pub(super) id: i64,
    /// Place in [`Place::grids`].
    pub(super) grid: usize,
    pub(super) name: String,
}

impl Place {
    /// Reads communities with about so many people.
    pub(super) async fn read(tx: &Tx, most: usize) -> Result<Self> {
        let (today, now) = (tx.access().today(), tx.access().now());
        let grids = grids(tx).await?;
        let at: HashMap<i64, usize> = grids.iter().enumerate().map(|(at, grid)| (grid.id, at)).collect();
        let communities = communities(tx, most).await?;
        let mut people = Vec::new();
        for community in &communities {
            people.extend(living(tx, community, &at, today).await?);
        }
        let units = units(tx, &at).await?;
        Ok(Self { today, now, grids, communities, people, units })
    }

    /// The grid of a person.
    pub(super) fn grid_of(&self, who: &Living) -> &DemoGrid {
        &self.grids[who.grid]
    }

    /// A moment in working hours of a day, not in the future.
    pub(super) fn moment(&self, day: NaiveDate) -> i64 {
        Ord::min(start_of(day) + 10 * HOUR, self.now)
    }
}

/// Codes of communities in which so many people live: those of the accounts, then others in turn of the districts.
async fn communities(tx: &Tx, most: usize) -> Result<Vec<String>> {
    const ALL: &str = "SELECT substr(grid_code, 1, 12) AS community, COUNT(*) AS people FROM resident \
        WHERE status = 'active' AND kind <> 'away' GROUP BY substr(grid_code, 1, 12) ORDER BY 1";
    let mut of_district: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    let mut first = Vec::new();
    for row in tx.bulk_rows(ALL, vec![]).await? {
        let (code, people): (String, i64) = (row.try_get_by("community")?, row.try_get_by("people")?);
        let people = usize::try_from(people).unwrap_or_default();
        if OF_ACCOUNTS.contains(&code.as_str()) {
            first.push((code, people));
        } else {
            let district = code.get(..6).unwrap_or_default().to_owned();
            of_district.entry(district).or_default().push((code, people));
        }
    }
    let longest = of_district.values().map(Vec::len).max().unwrap_or_default();
    let turns = (0..longest).flat_map(|turn| of_district.values().filter_map(move |all| all.get(turn)));
    let mut chosen = Vec::new();
    let mut lives = 0;
    for (code, people) in first.iter().chain(turns) {
        if lives >= most {
            break;
        }
        lives += people;
        chosen.push(code.clone());
    }
    chosen.sort();
    Ok(chosen)
}

async fn living(
    tx: &Tx,
    community: &str,
    grids: &HashMap<i64, usize>,
    today: NaiveDate,
) -> Result<Vec<Living>> {
    const PEOPLE: &str = "SELECT id, person_id, grid_id, kind, birth_on, trade, from_on FROM resident \
        WHERE status = 'active' AND kind <> 'away' AND district_code = $1 AND grid_code >= $2 AND grid_code < $3 \
        ORDER BY grid_code, id";
    let district = community.get(..6).unwrap_or_default();
    let values = vec![district.into(), community.into(), kit::code::after(community).into()];
    let (mut people, mut seen) = (Vec::new(), BTreeSet::new());
    for row in tx.bulk_rows(PEOPLE, values).await? {
        let person = row.try_get_by("person_id")?;
        let Some(grid) = grids.get(&row.try_get_by("grid_id")?) else { continue };
        if !seen.insert(person) {
            continue;
        }
        let birth: Option<NaiveDate> = row.try_get_by("birth_on")?;
        people.push(Living {
            id: row.try_get_by("id")?,
            person,
            grid: *grid,
            age: birth.and_then(|day| today.years_since(day)).unwrap_or_default(),
            birth,
            floating: row.try_get_by::<String, _>("kind")? == "floating",
            trade: row.try_get_by("trade")?,
            from: row.try_get_by("from_on")?,
        });
    }
    Ok(people)
}

async fn units(tx: &Tx, grids: &HashMap<i64, usize>) -> Result<Vec<UnitAt>> {
    const UNITS: &str = "SELECT id, grid_id, name FROM unit WHERE status = 'active' AND kind <> 'organ' \
        ORDER BY grid_code, id";
    let mut units = Vec::new();
    for row in tx.bulk_rows(UNITS, vec![]).await? {
        let Some(grid) = grids.get(&row.try_get_by("grid_id")?) else { continue };
        units.push(UnitAt { id: row.try_get_by("id")?, grid: *grid, name: row.try_get_by("name")? });
    }
    Ok(units)
}
