//! Key groups of the demo: made up, few, and spread over the communities. They follow from a seed: the same people on every
//! machine; only days follow the day of loading. The accounts of the demo come later, so that nobody is named as who opened a
//! file; police officers of the grids help with some.

mod file;
mod people;
mod story;

use crate::kind::{KeyAuthority, KeyGroupKind};
use ::people::demo::Size;
use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use wangge_core::dice::Dice;

/// How much of key groups the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Files.
    pub files: usize,
    /// Files that are open.
    pub open: usize,
    /// Files that justice keeps open.
    pub justice: usize,
    /// Helpers.
    pub helpers: usize,
    /// Visits.
    pub visits: usize,
    /// Objections.
    pub objections: usize,
    /// Visit tasks that were handed out because of a plan.
    pub tasks: usize,
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 1;

/// Files of each kind in the whole demo.
const FILES: [(KeyGroupKind, usize); 4] = [
    (KeyGroupKind::CommunityCorrection, 60),
    (KeyGroupKind::ReleasedPrisoner, 60),
    (KeyGroupKind::SevereMentalIllness, 90),
    (KeyGroupKind::DrugRehabilitation, 50),
];

/// Loads key groups into a database that has the places and people of the demo; `access` is the system's. `progress` is
/// told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has files already; when it fails.
pub async fn load(
    access: &Access,
    seed: u64,
    size: Size,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let number: usize = FILES.iter().map(|(_, number)| size.of(*number)).sum();
    let mut dice = Dice::part(seed, "key-groups");
    let mut people = people::read(&tx, number, &mut dice).await?.into_iter();
    let mut rows = file::Rows::default();
    for (kind, number) in FILES {
        for who in people.by_ref().take(size.of(number)) {
            file::tell(&tx, &who, kind, &mut dice, &mut rows).await?;
        }
    }
    let totals = totals(&tx, &rows);
    rows.write(&tx).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(totals)
}

fn totals(tx: &Tx, rows: &file::Rows) -> Totals {
    let justice = KeyAuthority::Justice.desk(tx.access());
    let open = || rows.files.iter().filter(|file| file.state == "open");
    Totals {
        files: rows.files.len(),
        open: open().count(),
        justice: open().filter(|file| file.desk_mac == justice).count(),
        helpers: rows.helpers.len(),
        visits: rows.visits.len(),
        objections: rows.objections.len(),
        tasks: rows.tasks.len(),
    }
}

/// Refuses a database that has files already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM key_file LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("the database has files already; the demo needs one without")),
    }
}
