//! The family planning of the demo: made up, for the people of the demo. It follows from a seed: the same people on every
//! machine; only days follow the day of loading.
//!
//! Care at home is of the communities of the demo's accounts, so that its figures have something to show. Its nurses are the
//! desks of the line in the towns.

mod births;
mod care;
mod certificates;
mod place;
mod services;
mod supports;

use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use people::demo::Size;
use place::Place;
use wangge_core::dice::Dice;

/// How much of family planning the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Registered births.
    pub births: usize,
    /// Certificates.
    pub certificates: usize,
    /// Certificates that were checked.
    pub checked: usize,
    /// Applications for family support.
    pub supports: usize,
    /// Support that is given.
    pub given: usize,
    /// Payments.
    pub payments: usize,
    /// Services that were offered.
    pub services: usize,
    /// Plans of care at home.
    pub plans: usize,
    /// Plans whose consent was withdrawn.
    pub withdrawn: usize,
    /// Visits.
    pub visits: usize,
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 2;

/// Loads family planning into a database that has the places, people and matters of the demo; `access` is the system's.
/// `progress` is told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has registered births already; when it fails.
pub async fn load(
    access: &Access,
    seed: u64,
    size: Size,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let place = Place::read(&tx).await?;
    let mut dice = Dice::part(seed, "family-planning");
    let mut totals = Totals::default();
    births::write(&tx, &place, &mut dice, &mut totals).await?;
    certificates::write(&tx, &place, size, &mut dice, &mut totals).await?;
    services::write(&tx, &place, size, &mut dice, &mut totals).await?;
    progress(1);
    supports::write(&tx, &place, (seed, size, &mut dice), &mut totals).await?;
    care::write(&tx, &place, size, &mut dice, &mut totals).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(totals)
}

/// Refuses a database that has registered births already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM birth_registration LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => {
            Err(Error::conflict("the database has registered births already; the demo needs one without"))
        }
    }
}
