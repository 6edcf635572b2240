//! Where the matters of the demo lie, and whom they serve.

use super::staff::Staff;
use chrono::NaiveDate;
use kit::access::Tx;
use kit::error::Result;
use std::collections::HashMap;
use wangge_core::demo::{DemoGrid, grids};

/// What is read before matters are made up.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) today: NaiveDate,
    pub(super) now: i64,
    /// In the order of their codes.
    pub(super) grids: Vec<DemoGrid>,
    /// Heads of households, by grid.
    pub(super) served: Vec<Vec<Served>>,
    pub(super) staff: Staff,
    /// Levels of each district in its view of the hierarchy.
    pub(super) levels: HashMap<String, i16>,
    /// A point inside of each grid with a boundary, by its id: longitude and latitude.
    pub(super) centres: HashMap<i64, (f64, f64)>,
}

/// A person who can be served.
#[derive(Clone, Copy, Debug)]
pub(super) struct Served {
    pub(super) id: i64,
    pub(super) dwelling: Option<i64>,
    pub(super) building: Option<i64>,
}

impl Place {
    pub(super) async fn read(tx: &Tx) -> Result<Self> {
        let grids = grids(tx).await?;
        let served = served(tx, &grids).await?;
        let (today, now) = (tx.access().today(), tx.access().now());
        let (staff, centres) = (Staff::read(tx).await?, centres(tx).await?);
        Ok(Self { today, now, grids, served, staff, levels: levels(tx).await?, centres })
    }
}

async fn levels(tx: &Tx) -> Result<HashMap<String, i16>> {
    let rows = tx.bulk_rows("SELECT code, levels FROM district_setting", vec![]).await?;
    rows.iter().map(|row| Ok((row.try_get_by("code")?, row.try_get_by("levels")?))).collect()
}

async fn centres(tx: &Tx) -> Result<HashMap<i64, (f64, f64)>> {
    const CENTRES: &str = "SELECT record_id, lon, lat FROM place_shape WHERE record_type = 'Grid'";
    let rows = tx.bulk_rows(CENTRES, vec![]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by("record_id")?, (row.try_get_by("lon")?, row.try_get_by("lat")?))))
        .collect()
}

async fn served(tx: &Tx, grids: &[DemoGrid]) -> Result<Vec<Vec<Served>>> {
    const HEADS: &str = "SELECT r.id, r.grid_id, r.dwelling_id, d.building_id FROM resident r LEFT JOIN dwelling d \
        ON d.district_code = r.district_code AND d.id = r.dwelling_id AND d.grid_id = r.grid_id \
        WHERE r.status = 'active' AND r.kind <> 'away' AND r.relation IN ('01', '02') ORDER BY r.grid_code, r.id";
    let at: HashMap<i64, usize> = grids.iter().enumerate().map(|(at, grid)| (grid.id, at)).collect();
    let mut served = vec![Vec::new(); grids.len()];
    for row in tx.bulk_rows(HEADS, vec![]).await? {
        let Some(of_grid) = at.get(&row.try_get_by("grid_id")?).and_then(|at| served.get_mut(*at)) else {
            continue;
        };
        let building: Option<i64> = row.try_get_by("building_id")?;
        // a dwelling of another grid is not where the matter is
        let dwelling = row.try_get_by::<Option<i64>, _>("dwelling_id")?.filter(|_| building.is_some());
        of_grid.push(Served { id: row.try_get_by("id")?, dwelling, building });
    }
    Ok(served)
}
