//! Illegal construction in the demo: Xuzhuang's archives, one for each household, and its buildings with imperfect
//! procedures; violations in every state elsewhere; inspections, circulars and evaluations. It follows from a seed; only
//! days follow the day of loading.

mod archives;
mod circulars;
mod evaluations;
mod inspections;
mod place;
mod violations;

use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use people::demo::Size;
use place::Place;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// The town all of whose households have an archive.
const XUZHUANG: &str = "410185107";
/// The towns that inspect daily, publish circulars and evaluate their villages.
const TOWNS: [&str; 3] = ["340705005", "371102100", XUZHUANG];

/// How much of illegal construction the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Building archives.
    pub archives: usize,
    /// Building archives of Xuzhuang Town (410185107), all complete.
    pub xuzhuang_archives: usize,
    /// Inspections.
    pub inspections: usize,
    /// Violations.
    pub violations: usize,
    /// Buildings with imperfect procedures among them, all of Xuzhuang and ended.
    pub imperfect: usize,
    /// Open violations.
    pub open: usize,
    /// Steps of violations.
    pub steps: usize,
    /// Weekly circulars.
    pub circulars: usize,
    /// Evaluations of villages.
    pub evaluations: usize,
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 2;

/// Loads it into a database that has the places, people and matters of the demo, whatever their number; `access` is the
/// system's. `progress` is told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has building archives already; when it fails.
pub async fn load(
    access: &Access,
    seed: u64,
    _: Size,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let place = Place::read(&tx).await?;
    let archives = archives::plan(access, &place, Dice::part(seed, "building archives"));
    let inspections = inspections::plan(access, &place, Dice::part(seed, "construction inspections"));
    let (violations, steps) = violations::plan(access, &place);
    let (circulars, villages) = circulars::plan(access, &place, (&archives, &inspections, &violations))?;
    let (evaluations, items) = evaluations::plan(access, &place, Dice::part(seed, "village evaluations"));
    progress(1);
    let totals = Totals {
        archives: archives.len(),
        xuzhuang_archives: archives.iter().filter(|row| row.grid_code.starts_with(XUZHUANG)).count(),
        inspections: inspections.len(),
        violations: violations.len(),
        imperfect: violations.iter().filter(|row| row.kind == "imperfect_procedures").count(),
        open: violations.iter().filter(|row| row.status == "open").count(),
        steps: steps.len(),
        circulars: circulars.len(),
        evaluations: evaluations.len(),
    };
    insert_rows(&tx, place::rows(archives)).await?;
    insert_rows(&tx, place::rows(inspections)).await?;
    insert_rows(&tx, place::rows(violations)).await?;
    insert_rows(&tx, place::rows(steps)).await?;
    insert_rows(&tx, place::rows(circulars)).await?;
    insert_rows(&tx, villages).await?;
    insert_rows(&tx, place::rows(evaluations)).await?;
    insert_rows(&tx, place::rows(items)).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(totals)
}

/// Refuses a database that has building archives already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM building_archive LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => {
            Err(Error::conflict("the database has building archives already; the demo needs one without"))
        }
    }
}
