//! The places of the demo as they lie in the database, for the demos of other modules.

use kit::access::Tx;
use kit::error::Result;
use std::collections::BTreeMap;

/// A grid.
#[derive(Clone, Debug)]
pub struct DemoGrid {
    /// Its id.
    pub id: i64,
    /// Its code, of 15 digits.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `residential`, `unit` or `villager_group`.
    pub kind: String,
    /// Households, as declared.
    pub households: usize,
    /// People, as declared.
    pub people: usize,
    /// The account of its leader.
    pub leader: Option<i64>,
    /// In the order of their codes.
    pub buildings: Vec<DemoBuilding>,
}

/// A building.
#[derive(Clone, Debug)]
pub struct DemoBuilding {
    /// Its id.
    pub id: i64,
    /// Its address.
    pub address: String,
    /// How it is managed, e.g. `residential`.
    pub management: String,
    /// Floors.
    pub floors: usize,
    /// Entrances.
    pub entrances: usize,
    /// Households, as declared.
    pub households: usize,
}

impl DemoGrid {
    /// The district that it lies in.
    pub fn district(&self) -> &str {
        self.code.get(..6).unwrap_or_default()
    }
}

/// The grids of the demo in the order of their codes; only the platform itself may read them so.
///
/// # Errors
/// FORBIDDEN for a caller of the graph; when the database fails.
pub async fn grids(tx: &Tx) -> Result<Vec<DemoGrid>> {
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
        grids.push(DemoGrid {
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

async fn buildings(tx: &Tx) -> Result<BTreeMap<i64, Vec<DemoBuilding>>> {
    const BUILDINGS: &str = "SELECT id, grid_id, address, management, floors, entrances, declared_households FROM building ORDER BY code";
    let mut buildings: BTreeMap<i64, Vec<DemoBuilding>> = BTreeMap::new();
    for row in tx.bulk_rows(BUILDINGS, vec![]).await? {
        let small = |column| -> Result<usize> {
            let number: Option<i16> = row.try_get_by(column)?;
            Ok(number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1))
        };
        let households: Option<i32> = row.try_get_by("declared_households")?;
        buildings.entry(row.try_get_by("grid_id")?).or_default().push(DemoBuilding {
            id: row.try_get_by("id")?,
            address: row.try_get_by::<Option<String>, _>("address")?.unwrap_or_default(),
            management: row.try_get_by("management")?,
            floors: small("floors")?,
            entrances: small("entrances")?,
            households: households.and_then(|n| usize::try_from(n).ok()).unwrap_or_default(),
        });
    }
    Ok(buildings)
}
