//! The civil affairs of the demo: programmes, a year of made-up applications, grants, payments and care. They follow from
//! a seed: the same people on every machine; only days follow the day of loading.

mod applications;
mod care;
mod cases;
mod grants;
mod keys;
mod money;
mod payments;
mod place;
mod programmes;

use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use people::demo::Size;
use place::Place;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// How much of civil affairs the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Programmes, of all districts.
    pub programmes: usize,
    /// Applications.
    pub applications: usize,
    /// Visits at home.
    pub visits: usize,
    /// Grants.
    pub grants: usize,
    /// Grants that are paid now.
    pub active: usize,
    /// Reviews.
    pub reviews: usize,
    /// Batches.
    pub batches: usize,
    /// Payments.
    pub payments: usize,
    /// Sum of the payments of batches that were sent, in fen.
    pub sent_fen: i64,
    /// Payments that came back.
    pub returned: usize,
    /// Care records.
    pub care_records: usize,
    /// Visits of care records.
    pub care_visits: usize,
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 3;

/// Loads civil affairs into a database that has the places, the people and the matters of the demo; `access` is the
/// system's. `progress` is told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has programmes already; when it fails.
pub async fn load(
    access: &Access,
    seed: u64,
    size: Size,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let place = Place::read(&tx).await?;
    let mut dice = Dice::part(seed, "civil-affairs");
    let mut totals = Totals::default();
    let programmes = programmes::all(&place, access);
    totals.programmes = programmes.len();
    insert_rows(&tx, programmes::rows(&programmes)).await?;
    let cases = cases::all(&tx, &place, &programmes, (seed, size, &mut dice)).await?;
    progress(1);
    let applied = applications::write(&tx, &place, &programmes, &cases, &mut dice, &mut totals).await?;
    let granted = grants::write(&tx, &place, &programmes, &applied, &mut dice, &mut totals).await?;
    payments::write(&tx, &place, &programmes, &granted, &mut dice, &mut totals).await?;
    progress(2);
    care::write(&tx, &place, size, &mut dice, &mut totals).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(totals)
}

/// Refuses a database that has programmes already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM assistance_programme LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("the database has programmes already; the demo needs one without")),
    }
}
