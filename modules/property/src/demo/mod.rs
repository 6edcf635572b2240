//! The property of the demo: made-up units, owners and tenancies of the dwellings that the people's demo has. It follows
//! from a seed: the same units, landlords and checks on every machine; only days follow the day of loading.

mod checks;
mod codes;
mod holdings;
mod kinds;
mod place;
mod types;
mod units;
mod workers;
mod write;

use kit::access::{Access, Tx};
use kit::error::{Error, Result};

/// How much property the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Units.
    pub units: usize,
    /// Key places among them.
    pub key_places: usize,
    /// Key places in Heshan Town (371102100).
    pub heshan_key_places: usize,
    /// People whose workplace is one of the units.
    pub workers: usize,
    /// Ownerships.
    pub ownerships: usize,
    /// Tenancies: one for each dwelling that is let.
    pub tenancies: usize,
    /// Tenancies in Heshan Town.
    pub heshan_tenancies: usize,
    /// Tenants.
    pub tenants: usize,
    /// Safety checks.
    pub checks: usize,
    /// Tenancies whose next safety check was due before the day of loading.
    pub overdue: usize,
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 2;

/// Loads the property into a database that has the places and the people of the demo; `access` is the system's.
/// `progress` is told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has units already; when it fails.
pub async fn load(access: &Access, seed: u64, progress: &mut (dyn FnMut(usize) + Send)) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let place = place::read(&tx, access.today()).await?;
    let mut plan = units::plan(&place, seed)?;
    workers::employ(&mut plan, &place, seed);
    holdings::plan(&mut plan, &place, seed)?;
    progress(1);
    write::write(&tx, &place, &plan).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(plan.totals(&place))
}

/// Refuses a database that has units already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM unit LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("the database has units already; the demo needs one without")),
    }
}
