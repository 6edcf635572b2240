//! The places that the people live in, as the core's demo wrote them.

use kit::access::Tx;
use kit::error::{Error, Result};
use std::collections::BTreeMap;

/// A grid.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) id: i64,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) households: usize,
    pub(super) people: usize,
    /// The account of its leader.
    pub(super) leader: Option<i64>,
    /// In the order of their codes.
    pub(super) buildings: Vec<Building>,
}

/// A building.
#[derive(Clone, Debug)]
pub(super) struct Building {
    pub(super) id: i64,
    pub(super) floors: usize,
    pub(super) entrances: usize,
    pub(super) households: usize,
}

impl Grid {
    pub(super) fn district(&self) -> &str {
        self.code.get(..6).unwrap_or_default()
    }
}

/// The grids in the order of their codes.
pub(super) async fn read(tx: &Tx) -> Result<Vec<Grid>> {
    if !tx.bulk_rows("SELECT id FROM resident LIMIT 1", vec![]).await?.is_empty() {
        return Err(Error::conflict("the database has people already; the demo needs one without"));
    }
    let mut leaders = leaders(tx).await?;
    let mut buildings = buildings(tx).await?;
    const GRIDS: &str =
        "SELECT id, grid_code, name, kind, declared_households, declared_people FROM grid ORDER BY grid_code";
    let mut grids = Vec::new();
    for row in tx.bulk_rows(GRIDS, vec![]).await? {
        let id = row.try_get_by("id")?;
        let code: String = row.try_get_by("grid_code")?;
        let number = |column| -> Result<usize> {
            let number: Option<i32> = row.try_get_by(column)?;
            Ok(number.and_then(|n| usize::try_from(n).ok()).unwrap_or_default())
        };
        grids.push(Grid {
            id,
            name: row.try_get_by("name")?,
            kind: row.try_get_by("kind")?,
            households: number("declared_households")?,
            people: number("declared_people")?,
            leader: leaders.remove(&code),
            buildings: buildings.remove(&id).unwrap_or_default(),
            code,
        });
    }
    Ok(grids)
}

/// The account that leads each grid.
async fn leaders(tx: &Tx) -> Result<BTreeMap<String, i64>> {
    const LEADERS: &str =
        "SELECT area_code, account_id FROM post WHERE role = 'grid-leader' ORDER BY area_code, id DESC";
    let rows = tx.bulk_rows(LEADERS, vec![]).await?;
    rows.iter().map(|row| Ok((row.try_get_by("area_code")?, row.try_get_by("account_id")?))).collect()
}

async fn buildings(tx: &Tx) -> Result<BTreeMap<i64, Vec<Building>>> {
    const BUILDINGS: &str =
        "SELECT id, grid_id, floors, entrances, declared_households FROM building ORDER BY code";
    let mut buildings: BTreeMap<i64, Vec<Building>> = BTreeMap::new();
    for row in tx.bulk_rows(BUILDINGS, vec![]).await? {
        let small = |column| -> Result<usize> {
            let number: Option<i16> = row.try_get_by(column)?;
            Ok(number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1))
        };
        let households: Option<i32> = row.try_get_by("declared_households")?;
        buildings.entry(row.try_get_by("grid_id")?).or_default().push(Building {
            id: row.try_get_by("id")?,
            floors: small("floors")?,
            entrances: small("entrances")?,
            households: households.and_then(|n| usize::try_from(n).ok()).unwrap_or_default(),
        });
    }
    Ok(buildings)
}

/// The end of the range of codes that begin with `code`: `:` comes after every digit.
pub(super) fn after(code: &str) -> String {
    format!("{code}:")
}
