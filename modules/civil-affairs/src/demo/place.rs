//! Grids, people and staff of the demo as they lie in the database.

use chrono::NaiveDate;
use kit::access::Tx;
use kit::error::Result;
use sea_orm::QueryResult;
use std::collections::{BTreeSet, HashMap};
use wangge_core::demo::{DemoGrid, grids};

/// What is read before anything is made up.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) today: NaiveDate,
    pub(super) now: i64,
    /// In the order of their codes.
    pub(super) grids: Vec<DemoGrid>,
    pub(super) districts: Vec<String>,
    /// Who lives there, in the order of their grids.
    pub(super) people: Vec<Living>,
    /// Members of a household, by its id.
    pub(super) households: HashMap<i64, i16>,
    /// Two accounts of the line in each district: who drafts, and who checks.
    pub(super) staff: HashMap<String, [Option<i64>; 2]>,
}

/// A residence of somebody who lives in its grid.
#[derive(Clone, Debug)]
pub(super) struct Living {
    pub(super) id: i64,
    pub(super) person: i64,
    pub(super) grid: usize,
    pub(super) age: u32,
    /// The household, where it is of the same district.
    pub(super) household: Option<i64>,
    pub(super) from: NaiveDate,
}

impl Place {
    pub(super) async fn read(tx: &Tx) -> Result<Self> {
        let (today, now) = (tx.access().today(), tx.access().now());
        let grids = grids(tx).await?;
        let at: HashMap<i64, usize> = grids.iter().enumerate().map(|(at, grid)| (grid.id, at)).collect();
        let districts: BTreeSet<String> = grids.iter().map(|grid| grid.district().to_owned()).collect();
        let people = people(tx, &at, today).await?;
        let households = households(tx).await?;
        let staff = staff(tx).await?;
        Ok(Self { today, now, grids, districts: districts.into_iter().collect(), people, households, staff })
    }

    /// The accounts of the line in a district: who drafts, and who checks.
    pub(super) fn staff_of(&self, district: &str) -> [Option<i64>; 2] {
        self.staff.get(district).copied().unwrap_or_default()
    }

    /// Members of the household of a person.
    pub(super) fn members(&self, person: &Living) -> Option<(i64, i16)> {
        let id = person.household?;
        Some((id, *self.households.get(&id)?))
    }
}

async fn people(tx: &Tx, grids: &HashMap<i64, usize>, today: NaiveDate) -> Result<Vec<Living>> {
    const PEOPLE: &str = "SELECT id, person_id, district_code, grid_id, birth_on, household_district_code, \
        household_id, from_on FROM resident WHERE status = 'active' AND kind <> 'away' \
        ORDER BY grid_code, id";
    let rows = tx.bulk_rows(PEOPLE, vec![]).await?;
    let living = |row: &QueryResult| -> Result<Option<Living>> {
        let Some(grid) = grids.get(&row.try_get_by("grid_id")?) else { return Ok(None) };
        let birth: Option<NaiveDate> = row.try_get_by("birth_on")?;
        let district: String = row.try_get_by("district_code")?;
        let of: Option<String> = row.try_get_by("household_district_code")?;
        let household: Option<i64> = row.try_get_by("household_id")?;
        Ok(Some(Living {
            id: row.try_get_by("id")?,
            person: row.try_get_by("person_id")?,
            grid: *grid,
            age: birth.and_then(|day| today.years_since(day)).unwrap_or_default(),
            household: household.filter(|_| of.as_ref() == Some(&district)),
            from: row.try_get_by("from_on")?,
        }))
    };
    rows.iter().filter_map(|row| living(row).transpose()).collect()
}

async fn households(tx: &Tx) -> Result<HashMap<i64, i16>> {
    const ALL: &str = "SELECT id, people FROM household WHERE status = 'active'";
    let mut households = HashMap::new();
    for row in tx.bulk_rows(ALL, vec![]).await? {
        let people: i32 = row.try_get_by("people")?;
        households.insert(row.try_get_by("id")?, i16::try_from(people).unwrap_or(i16::MAX));
    }
    Ok(households)
}

async fn staff(tx: &Tx) -> Result<HashMap<String, [Option<i64>; 2]>> {
    const STAFF: &str = "SELECT account_id, role, area_code FROM post WHERE line = 'civil-affairs' \
        AND role IN ('line-officer', 'line-reviewer') ORDER BY id";
    let mut staff: HashMap<String, [Option<i64>; 2]> = HashMap::new();
    for row in tx.bulk_rows(STAFF, vec![]).await? {
        let (role, area): (String, String) = (row.try_get_by("role")?, row.try_get_by("area_code")?);
        let [drafts, checks] = staff.entry(area).or_default();
        let of_role = if role == "line-officer" { drafts } else { checks };
        of_role.get_or_insert(row.try_get_by("account_id")?);
    }
    Ok(staff)
}
