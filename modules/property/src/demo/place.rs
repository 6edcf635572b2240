//! Grids, dwellings and people of the demo as they lie in the database.

use chrono::NaiveDate;
use kit::access::Tx;
use kit::error::Result;
use std::collections::HashMap;
use wangge_core::demo::{DemoGrid, grids};

/// Where property is. Places in lists stand for ids.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) today: NaiveDate,
    /// In the order of their codes.
    pub(super) grids: Vec<DemoGrid>,
    /// In the order of their grids.
    pub(super) homes: Vec<Home>,
    /// Who lives there, in the order of their grids.
    pub(super) people: Vec<Living>,
}

/// A dwelling.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) id: i64,
    pub(super) grid: usize,
    pub(super) building: i64,
    pub(super) usage: String,
    /// Who lives there.
    pub(super) living: Vec<usize>,
}

/// A residence of somebody who lives in its grid.
#[derive(Debug)]
pub(super) struct Living {
    pub(super) id: i64,
    pub(super) grid: usize,
    pub(super) relation: String,
    /// 18 or more.
    pub(super) grown: bool,
    pub(super) from: NaiveDate,
    pub(super) trade: Option<String>,
}

impl Place {
    /// The first of this relation who lives in a dwelling.
    pub(super) fn first(&self, home: &Home, relations: &[&str]) -> Option<usize> {
        home.living.iter().copied().find(|at| relations.contains(&self.people[*at].relation.as_str()))
    }

    /// The account that checks what is let in a grid: its leader, or where the leader comes later, with the demo's own
    /// accounts, the leader of a grid beside it.
    pub(super) fn checker(&self, grid: usize) -> Option<i64> {
        let beside = || {
            let mut same = self.grids.iter().filter(|other| other.code.starts_with(self.community(grid)));
            same.find_map(|other| other.leader)
        };
        self.grids[grid].leader.or_else(beside)
    }

    /// Code of the community of a grid.
    pub(super) fn community(&self, grid: usize) -> &str {
        self.grids[grid].code.get(..12).unwrap_or_default()
    }
}

/// Reads everything.
pub(super) async fn read(tx: &Tx, today: NaiveDate) -> Result<Place> {
    let grids = grids(tx).await?;
    let at: HashMap<i64, usize> = grids.iter().enumerate().map(|(at, grid)| (grid.id, at)).collect();
    let mut homes = homes(tx, &at).await?;
    let people = people(tx, &at, &mut homes, today).await?;
    Ok(Place { today, grids, homes, people })
}

async fn homes(tx: &Tx, grids: &HashMap<i64, usize>) -> Result<Vec<Home>> {
    const HOMES: &str = "SELECT id, grid_id, building_id, usage FROM dwelling WHERE status = 'active' \
        ORDER BY grid_code, id";
    let mut homes = Vec::new();
    for row in tx.bulk_rows(HOMES, vec![]).await? {
        let Some(grid) = grids.get(&row.try_get_by("grid_id")?) else { continue };
        homes.push(Home {
            id: row.try_get_by("id")?,
            grid: *grid,
            building: row.try_get_by("building_id")?,
            usage: row.try_get_by("usage")?,
            living: Vec::new(),
        });
    }
    Ok(homes)
}

async fn people(
    tx: &Tx,
    grids: &HashMap<i64, usize>,
    homes: &mut [Home],
    today: NaiveDate,
) -> Result<Vec<Living>> {
    const PEOPLE: &str = "SELECT id, grid_id, dwelling_id, relation, birth_on, from_on, trade FROM resident \
        WHERE status = 'active' AND kind <> 'away' ORDER BY grid_code, id";
    let of_id: HashMap<i64, usize> = homes.iter().enumerate().map(|(at, home)| (home.id, at)).collect();
    let mut people = Vec::new();
    for row in tx.bulk_rows(PEOPLE, vec![]).await? {
        let Some(grid) = grids.get(&row.try_get_by("grid_id")?) else { continue };
        let home: Option<i64> = row.try_get_by("dwelling_id")?;
        if let Some(at) = home.and_then(|id| of_id.get(&id)) {
            homes[*at].living.push(people.len());
        }
        let birth: Option<NaiveDate> = row.try_get_by("birth_on")?;
        people.push(Living {
            id: row.try_get_by("id")?,
            grid: *grid,
            relation: row.try_get_by::<Option<String>, _>("relation")?.unwrap_or_default(),
            grown: birth.and_then(|day| today.years_since(day)).is_some_and(|age| age >= 18),
            from: row.try_get_by("from_on")?,
            trade: row.try_get_by("trade")?,
        });
    }
    Ok(people)
}
