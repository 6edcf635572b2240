//! What the demo has already: grids, households, and the matters that are cases.

use chrono::NaiveDate;
use kit::access::Tx;
use kit::error::Result;
use kit::platform::day_of;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use std::collections::{BTreeSet, HashMap};
use wangge_core::demo::{DemoGrid, grids};

/// Communities with an archive for some of their households: their survey goes on.
pub(super) const SURVEYED: [&str; 2] = ["340705005002", "371102100260"];
const SURNAMES: [&str; 10] = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
const NAMES: [&str; 10] = ["建国", "志强", "秀英", "文华", "国栋", "玉兰", "永福", "海燕", "立新", "春生"];

/// What is read before anything is made up.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) today: NaiveDate,
    /// In the order of their codes.
    pub(super) grids: Vec<DemoGrid>,
    /// Grid by grid.
    pub(super) homes: Vec<Home>,
    pub(super) matters: Vec<Case>,
    at: HashMap<i64, usize>,
}

/// A household in force.
#[derive(Clone, Debug)]
pub(super) struct Home {
    pub(super) id: i64,
    pub(super) grid_id: i64,
    pub(super) building: Option<i64>,
    /// District and id of the head's residence, and the person.
    pub(super) head: Option<(String, i64, i64)>,
}

/// A matter that is the case of a violation.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) id: i64,
    pub(super) grid_id: i64,
    pub(super) kind: String,
    pub(super) building: Option<i64>,
    pub(super) place: Option<String>,
    pub(super) status: String,
    pub(super) stage: String,
    pub(super) reported_at: i64,
    pub(super) reported_on: NaiveDate,
    pub(super) closed_on: Option<NaiveDate>,
    pub(super) reported_by: Option<i64>,
}

impl Place {
    pub(super) async fn read(tx: &Tx) -> Result<Self> {
        let grids = grids(tx).await?;
        let at = grids.iter().enumerate().map(|(at, grid)| (grid.id, at)).collect();
        let today = tx.access().today();
        Ok(Self { today, grids, homes: homes(tx).await?, matters: matters(tx).await?, at })
    }

    pub(super) fn grid(&self, id: i64) -> Option<&DemoGrid> {
        self.at.get(&id).and_then(|at| self.grids.get(*at))
    }

    /// The grids of a town, in the order of their codes.
    pub(super) fn of_town<'a>(&'a self, town: &'a str) -> impl Iterator<Item = &'a DemoGrid> {
        self.grids.iter().filter(move |grid| grid.code.starts_with(town))
    }

    /// The villages of a town.
    pub(super) fn villages(&self, town: &str) -> BTreeSet<String> {
        self.of_town(town).map(|grid| village_of(&grid.code).to_owned()).collect()
    }

    /// Who leads the grid, or one of the same village.
    pub(super) fn leader(&self, grid: &DemoGrid) -> Option<i64> {
        let village = village_of(&grid.code);
        grid.leader.or_else(|| self.of_town(village).find_map(|grid| grid.leader))
    }
}

/// The village of a grid.
pub(super) fn village_of(grid: &str) -> &str {
    grid.get(..12).unwrap_or_default()
}

/// A made-up name.
pub(super) fn name(nth: usize) -> String {
    format!("{}{}", SURNAMES[nth % SURNAMES.len()], NAMES[nth / SURNAMES.len() % NAMES.len()])
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

async fn homes(tx: &Tx) -> Result<Vec<Home>> {
    let area = |prefix: &str| format!("h.grid_code LIKE '{prefix}%'");
    let areas: Vec<String> = SURVEYED.iter().chain([&super::XUZHUANG]).map(|prefix| area(prefix)).collect();
    let sql = format!(
        "SELECT h.id, h.grid_id, h.building_id, h.head_district_code, h.head_id, r.person_id FROM household h \
         LEFT JOIN resident r ON r.district_code = h.head_district_code AND r.id = h.head_id \
         WHERE h.status = 'active' AND ({}) ORDER BY h.grid_code, h.id",
        areas.join(" OR ")
    );
    let mut homes = Vec::new();
    for row in tx.bulk_rows(sql, vec![]).await? {
        let district: Option<String> = row.try_get_by("head_district_code")?;
        let (head, person): (Option<i64>, Option<i64>) =
            (row.try_get_by("head_id")?, row.try_get_by("person_id")?);
        homes.push(Home {
            id: row.try_get_by("id")?,
            grid_id: row.try_get_by("grid_id")?,
            building: row.try_get_by("building_id")?,
            head: district.zip(head).zip(person).map(|((district, head), person)| (district, head, person)),
        });
    }
    Ok(homes)
}

async fn matters(tx: &Tx) -> Result<Vec<Case>> {
    const MATTERS: &str = "SELECT id, grid_id, kind_code, building_id, place, status, stage, reported_at, closed_at, \
        reported_by FROM matter WHERE kind_code IN ('illegal-building', 'roof-addition', 'imperfect-procedures') \
        AND status IN ('open', 'closed', 'refused') ORDER BY id";
    let mut matters = Vec::new();
    for row in tx.bulk_rows(MATTERS, vec![]).await? {
        let (reported_at, closed): (i64, Option<i64>) =
            (row.try_get_by("reported_at")?, row.try_get_by("closed_at")?);
        matters.push(Case {
            id: row.try_get_by("id")?,
            grid_id: row.try_get_by("grid_id")?,
            kind: row.try_get_by("kind_code")?,
            building: row.try_get_by("building_id")?,
            place: row.try_get_by("place")?,
            status: row.try_get_by("status")?,
            stage: row.try_get_by("stage")?,
            reported_at,
            reported_on: day_of(reported_at),
            closed_on: closed.map(day_of),
            reported_by: row.try_get_by("reported_by")?,
        });
    }
    Ok(matters)
}
