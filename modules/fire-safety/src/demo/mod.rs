//! Fire safety in the demo: premises of two towns with their equipment and a year of inspections, drills, publicity and fires,
//! and hazards in every state. It follows from a seed; only days follow the day of loading.

mod activities;
mod checklists;
mod hazards;
mod incidents;
mod inspections;
mod place;
mod premises;
mod story;

use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use people::demo::Size;
use place::{Place, rows};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// The towns whose premises are inspected: those of the demo's accounts, Heshan (河山镇) among them.
const TOWNS: [&str; 2] = ["371102100", "340705005"];
/// Premises of a town, at most.
const PREMISES: usize = 180;

/// How much of fire safety the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Editions of check lists.
    pub checklists: usize,
    /// Plans of districts.
    pub plans: usize,
    /// Premises.
    pub premises: usize,
    /// Premises of high risk among them.
    pub high: usize,
    /// Premises whose planned inspection was due before the day of loading.
    pub overdue: usize,
    /// Pieces of equipment.
    pub equipment: usize,
    /// Inspections.
    pub inspections: usize,
    /// Answers to items.
    pub answers: usize,
    /// Hazards.
    pub hazards: usize,
    /// Open hazards.
    pub open: usize,
    /// Steps of hazards.
    pub steps: usize,
    /// Drills and publicity.
    pub activities: usize,
    /// Fires.
    pub incidents: usize,
    /// What grids did to help after them.
    pub help: usize,
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 2;

/// Loads it into a database that has the places, units and matters of the demo, whatever their number; `access` is the
/// system's. `progress` is told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has premises already; when it fails.
pub async fn load(
    access: &Access,
    seed: u64,
    size: Size,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let place = Place::read(&tx, size).await?;
    let (lists, items) = checklists::lists(&tx, &place);
    let plans = checklists::plans(&tx, &place);
    let most = size.of(PREMISES).max(24);
    let (mut premises, equipment) = premises::plan(&tx, &place, most, &mut Dice::part(seed, "fire premises"));
    let (inspections, answers, found) = inspections::plan(
        &tx,
        &place,
        (&lists, &items),
        &mut premises,
        &mut Dice::part(seed, "fire inspections"),
    );
    let (hazards, steps) = hazards::plan(&tx, &place, found, &mut Dice::part(seed, "fire hazards"));
    let activities = activities::plan(&tx, &place, &mut Dice::part(seed, "fire activities"));
    let (incidents, help) = incidents::plan(&tx, &place, &mut Dice::part(seed, "fires"));
    progress(1);
    let totals = Totals {
        checklists: lists.len(),
        plans: plans.len(),
        premises: premises.len(),
        high: premises.iter().filter(|row| row.risk_class == "high").count(),
        overdue: premises.iter().filter(|row| row.inspect_by < place.today).count(),
        equipment: equipment.len(),
        inspections: inspections.len(),
        answers: answers.len(),
        hazards: hazards.len(),
        open: hazards.iter().filter(|row| row.status == "open").count(),
        steps: steps.len(),
        activities: activities.len(),
        incidents: incidents.len(),
        help: help.len(),
    };
    insert_rows(&tx, rows(plans)).await?;
    insert_rows(&tx, rows(lists)).await?;
    insert_rows(&tx, rows(items)).await?;
    insert_rows(&tx, rows(premises)).await?;
    insert_rows(&tx, rows(equipment)).await?;
    insert_rows(&tx, rows(inspections)).await?;
    insert_rows(&tx, rows(answers)).await?;
    insert_rows(&tx, rows(hazards)).await?;
    insert_rows(&tx, rows(steps)).await?;
    insert_rows(&tx, rows(activities)).await?;
    insert_rows(&tx, rows(incidents)).await?;
    insert_rows(&tx, rows(help)).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(totals)
}

/// Refuses a database that has premises already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM fire_premises LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict(
            "the database has premises for fire safety already; the demo needs one without",
        )),
    }
}
