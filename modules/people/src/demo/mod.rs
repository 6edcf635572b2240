//! The people of the demo: made up, in the places that the core's demo has. They follow from a seed: the same people,
//! households and dwellings on every machine; only days follow the day of loading, so that ages and quarters fit.

mod bind;
mod census;
mod names;
mod plan;
mod write;

pub use bind::{bind_accounts, head_in};
pub use census::{Census, Schooling};
pub use names::Names;

use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use wangge_core::demo::grids;

/// How many of the demo's people are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// All of them.
    Full,
    /// One in so many, at least 2, spread over all grids.
    Sample(usize),
}

impl Size {
    /// What is left of a number.
    pub fn of(self, number: usize) -> usize {
        match self {
            Self::Full => number,
            Self::Sample(one_in) => number.div_ceil(one_in.max(2)),
        }
    }
}

/// How many people the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Persons.
    pub persons: usize,
    /// Residences: some persons have two.
    pub residences: usize,
    /// Households, collective ones among them.
    pub households: usize,
    /// Collective households.
    pub collective: usize,
    /// Dwellings.
    pub dwellings: usize,
    /// Certificates.
    pub certificates: usize,
    /// Residences registered in Heshan Town (371102100), those away among them.
    pub heshan_registered: usize,
    /// Floating residences there.
    pub heshan_floating: usize,
    /// Dwellings there that are let.
    pub heshan_let: usize,
    /// Households of Xuzhuang Town (410185107).
    pub xuzhuang_households: usize,
    /// Residences in Tongguan District (340705).
    pub tongguan_residences: usize,
}

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 6;

/// Loads the people into a database that has the places of the core's demo; `access` is the system's. `progress` is
/// told how many of [`STEPS`] are done.
///
/// # Errors
/// CONFLICT when the database has people already; when it fails.
pub async fn load(
    access: &Access,
    seed: u64,
    size: Size,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let grids = grids(&tx).await?;
    let plan = plan::make(seed, &grids, access.today(), size)?;
    progress(1);
    write::write(&tx, &grids, &plan, &mut |step| progress(1 + step)).await?;
    tx.commit().await?;
    progress(STEPS);
    Ok(plan.totals(&grids))
}

/// Refuses a database that has people already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM resident LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("the database has people already; the demo needs one without")),
    }
}
