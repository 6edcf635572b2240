//! The social security of the demo: made up, for the people of whole communities, so that what is covered can be compared.
//! It follows from a seed: the same people on every machine; only days follow the day of loading.
//!
//! Enrolments of everybody would be half of the demo. They are of the two communities of the demo's accounts, and of others
//! in turn of the districts, until so many people live in them (`PEOPLE`); elsewhere nobody is insured yet, as in a
//! district that begins with one part.

mod cases;
mod insurance;
mod jobs;
mod pensions;
mod place;
mod training;
mod work;

use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use people::demo::Size;
use place::Place;
use wangge_core::dice::Dice;

/// People of the communities that the demo has the insurance of, about.
const PEOPLE: usize = 12_000;

/// How much of social security the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Communities whose people are insured.
    pub communities: usize,
    /// People who live there.
    pub people: usize,
    /// Enrolments.
    pub enrolments: usize,
    /// Pensions.
    pub pensions: usize,
    /// Pensions that are suspended.
    pub suspended: usize,
    /// Pensions whose check was due before the day of loading.
    pub overdue: usize,
    /// Qualification checks.
    pub checks: usize,
    /// Employments of now.
    pub employments: usize,
    /// Registrations as unemployed.
    pub registrations: usize,
    /// Registrations in force.
    pub unemployed: usize,
    /// Applications for unemployment benefit.
    pub benefits: usize,
    /// Applications for recognition as a person with difficulty finding work.
    pub hardships: usize,
    /// People who are recognised.
    pub recognised: usize,
    /// Vacancies.
    pub vacancies: usize,
    /// Introductions.
    pub introductions: usize,
    /// People who were hired.
    pub hired: usize,
    /// Courses.
    pub courses: usize,
    /// Who takes part in them.
    pub attendances: usize,
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 2;

/// Loads social security into a database that has the places, people, property and matters of the demo; `access` is the
/// system's. `progress` is told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has enrolments already; when it fails.
pub async fn load(
    access: &Access,
    seed: u64,
    size: Size,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let place = Place::read(&tx, size.of(PEOPLE)).await?;
    let mut dice = Dice::part(seed, "social-security");
    let mut totals =
        Totals { communities: place.communities.len(), people: place.people.len(), ..Totals::default() };
    let pensioners = insurance::write(&tx, &place, &mut dice, &mut totals).await?;
    pensions::write(&tx, &place, &pensioners, &mut dice, &mut totals).await?;
    progress(1);
    let mut looking = work::plan(&tx, &place, size, &mut dice, &mut totals)?;
    jobs::write(&tx, &place, size, (&mut looking, &mut dice), &mut totals).await?;
    work::write(&tx, &place, &looking, &mut totals).await?;
    cases::write(&tx, &place, &looking, (seed, size, &mut dice), &mut totals).await?;
    training::write(&tx, &place, size, &mut dice, &mut totals).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(totals)
}

/// Refuses a database that has enrolments already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM insurance_enrolment LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("the database has enrolments already; the demo needs one without")),
    }
}
