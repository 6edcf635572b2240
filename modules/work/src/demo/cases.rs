//! Cases of the demos of departments: matters of kinds that the work demo itself makes none of, told as the others are.

use super::draw::Draw;
use super::place::{Place, Served};
use super::plot::Turn;
use super::{Catalogue, Ids, holidays, kinds, write};
use crate::matter::MatterStatus;
use chrono::{NaiveDate, TimeDelta};
use entities::work::matter::Model;
use kit::access::Tx;
use kit::error::{Error, Result};
use kit::platform::start_of;
use std::collections::HashMap;
use wangge_core::dice::Dice;

const HOUR: i64 = 3_600_000;

/// A case that the demo of a department asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Kind of matter.
    pub kind: &'a str,
    /// Code of the grid.
    pub grid: &'a str,
    /// The residence of the person served, in the grid.
    pub resident: i64,
    /// Days since it was reported.
    pub ago: i64,
}

/// Tells the cases as they go mostly, and writes them; answers each matter as it is now, in the order in which they were
/// asked for.
///
/// # Errors
/// CONFLICT for a kind that the catalogue lacks or that has matters already, or a grid that the demo lacks.
pub async fn tell(tx: &Tx, seed: u64, asked: &[Asked<'_>]) -> Result<Vec<Model>> {
    let place = Place::read(tx).await?;
    let catalogue = catalogue(tx, &place).await?;
    let days = holidays::calendar();
    let at: HashMap<&str, usize> =
        place.grids.iter().enumerate().map(|(at, grid)| (grid.code.as_str(), at)).collect();
    let dice = Dice::part(seed, "cases");
    let mut draw =
        Draw { place: &place, catalogue: &catalogue, days: &days, dice, before: 0, stories: Vec::new() };
    for case in asked {
        let kind = catalogue.kinds.iter().position(|kind| kind.model.code == case.kind && kind.weight == 0);
        let kind = kind.ok_or_else(|| Error::conflict(format!("no kind {} of weight 0", case.kind)))?;
        let grid = *at.get(case.grid).ok_or_else(|| Error::conflict(format!("no grid {}", case.grid)))?;
        let hour = i64::try_from(draw.dice.between(8, 17)).unwrap_or_default();
        let mut reported = start_of(place.today - TimeDelta::days(case.ago)) + hour * HOUR;
        if reported >= place.now {
            reported -= 24 * HOUR;
        }
        let procedure = catalogue.kinds.get(kind).map(|kind| kind.procedure);
        let procedure = procedure.ok_or_else(|| Error::conflict("no such kind"))?;
        let turn = Turn::usual(procedure, &mut draw.dice);
        let served = Served { id: case.resident, dwelling: None, building: None };
        draw.tell_of(kind, grid, (reported, turn), Some(served))?;
    }
    let mut stories = draw.stories;
    for story in &mut stories {
        story.matter.id = tx.access().new_id();
    }
    write::stories(tx, &place, &stories).await?;
    Ok(stories.into_iter().map(|story| story.matter).collect())
}

/// Was the case granted, and when?
pub fn granted(matter: &Model) -> Option<i64> {
    let refused = [MatterStatus::Refused, MatterStatus::Cancelled].map(MatterStatus::as_str);
    let over = ["verify", "file", "done"].contains(&matter.stage.as_str());
    (over && !refused.contains(&matter.status.as_str())).then(|| matter.closed_at.unwrap_or(matter.stage_at))
}

/// The catalogue as it lies in the database.
async fn catalogue(tx: &Tx, place: &Place) -> Result<Catalogue> {
    const KINDS: &str = "SELECT id, area_code, code, to_on FROM matter_kind ORDER BY area_code, id";
    let kinds = kinds::read(tx.access(), place.today)?;
    let mut ids: HashMap<String, HashMap<String, Ids>> = HashMap::new();
    for row in tx.bulk_rows(KINDS, vec![]).await? {
        let of: &mut HashMap<_, _> = ids.entry(row.try_get_by("area_code")?).or_default();
        let of = of.entry(row.try_get_by("code")?).or_default();
        let over = row.try_get_by::<Option<NaiveDate>, _>("to_on")?.is_some();
        let id = if over { &mut of.before } else { &mut of.now };
        *id = row.try_get_by("id")?;
    }
    let id = |of: &HashMap<String, Ids>, code: &str| {
        of.get(code).copied().ok_or_else(|| Error::conflict(format!("no kind {code} in the database")))
    };
    let mut districts = Vec::new();
    for (area, of) in &ids {
        let of_area: Result<Vec<Ids>> = kinds.iter().map(|kind| id(of, &kind.model.code)).collect();
        districts.push((area.clone(), of_area?));
    }
    Ok(Catalogue { kinds, districts })
}
