//! What the demo has already: grids with their buildings, units, matters of fire safety, and the calendar.

use super::TOWNS;
use chrono::NaiveDate;
use kit::access::Tx;
use kit::error::Result;
use kit::platform::{day_of, start_of};
use people::demo::Size;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wangge_core::demo::{DemoGrid, grids};
use work::calendar::{Days, days};

/// Matters of fire safety that are looked at.
const MATTERS: usize = 300;
const HOUR: i64 = 3_600_000;

/// What is read before anything is made up.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) today: NaiveDate,
    pub(super) now: i64,
    /// Codes of the districts.
    pub(super) districts: BTreeSet<String>,
    /// Of the two towns, in the order of their codes.
    pub(super) grids: Vec<DemoGrid>,
    /// Every grid: id and code.
    pub(super) all: HashMap<i64, String>,
    /// By the id of the building.
    pub(super) units: HashMap<i64, UnitAt>,
    pub(super) matters: Vec<Case>,
    calendars: BTreeMap<String, Days>,
}

/// A unit in force that works in a building.
#[derive(Clone, Debug)]
pub(super) struct UnitAt {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) key_place: Option<String>,
}

/// A matter of fire safety.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) id: i64,
    pub(super) grid_id: i64,
    pub(super) kind: String,
    pub(super) building: Option<i64>,
    pub(super) place: Option<String>,
    pub(super) title: String,
    pub(super) status: String,
    pub(super) stage: String,
    pub(super) reported_at: i64,
    pub(super) reported_on: NaiveDate,
    pub(super) closed_on: Option<NaiveDate>,
}

impl Place {
    pub(super) async fn read(tx: &Tx, size: Size) -> Result<Self> {
        let every = grids(tx).await?;
        let all: HashMap<i64, String> = every.iter().map(|grid| (grid.id, grid.code.clone())).collect();
        let districts: BTreeSet<String> = every.iter().map(|grid| grid.district().to_owned()).collect();
        let mut calendars = BTreeMap::new();
        for district in &districts {
            calendars.insert(district.clone(), days(tx, district).await?);
        }
        let of_town = |grid: &DemoGrid| TOWNS.iter().any(|town| grid.code.starts_with(town));
        Ok(Self {
            today: tx.access().today(),
            now: tx.access().now(),
            districts,
            grids: every.into_iter().filter(of_town).collect(),
            all,
            units: units(tx).await?,
            matters: matters(tx, size.of(MATTERS).max(150)).await?,
            calendars,
        })
    }

    /// A moment in working hours of a day, not in the future.
    pub(super) fn moment(&self, day: NaiveDate) -> i64 {
        Ord::min(start_of(day) + 10 * HOUR, self.now)
    }

    /// The last day of a term of working days.
    pub(super) fn term(&self, district: &str, day: NaiveDate, number: i16) -> NaiveDate {
        self.calendars.get(district).map_or(day, |days| days.end_of_term(day, number.into()))
    }
}

/// Rows that set every column.
pub(super) fn rows<M, A>(models: Vec<M>) -> Vec<A>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait,
    A::Entity: EntityTrait<Model = M>,
{
    models.into_iter().map(|model| model.into_active_model().reset_all()).collect()
}

async fn units(tx: &Tx) -> Result<HashMap<i64, UnitAt>> {
    const UNITS: &str = "SELECT id, building_id, name, key_place FROM unit WHERE status = 'active' AND building_id IS NOT NULL \
        ORDER BY id DESC";
    let mut units = HashMap::new();
    for row in tx.bulk_rows(UNITS, vec![]).await? {
        let unit = UnitAt {
            id: row.try_get_by("id")?,
            name: row.try_get_by("name")?,
            key_place: row.try_get_by("key_place")?,
        };
        units.insert(row.try_get_by("building_id")?, unit);
    }
    Ok(units)
}

async fn matters(tx: &Tx, most: usize) -> Result<Vec<Case>> {
    let sql = format!(
        "SELECT id, grid_id, kind_code, building_id, place, title, status, stage, reported_at, closed_at FROM matter \
         WHERE kind_code IN ('fire-passage', 'ebike-charging', 'fire-extinguisher', 'fire-hazard') \
         AND status IN ('open', 'closed', 'refused') ORDER BY status DESC, reported_at DESC, id LIMIT {most}"
    );
    let mut matters = Vec::new();
    for row in tx.bulk_rows(sql, vec![]).await? {
        let (reported_at, closed): (i64, Option<i64>) =
            (row.try_get_by("reported_at")?, row.try_get_by("closed_at")?);
        matters.push(Case {
            id: row.try_get_by("id")?,
            grid_id: row.try_get_by("grid_id")?,
            kind: row.try_get_by("kind_code")?,
            building: row.try_get_by("building_id")?,
            place: row.try_get_by("place")?,
            title: row.try_get_by("title")?,
            status: row.try_get_by("status")?,
            stage: row.try_get_by("stage")?,
            reported_at,
            reported_on: day_of(reported_at),
            closed_on: closed.map(day_of),
        });
    }
    Ok(matters)
}
