//! Who lives where. Pure: the same seed, places, day and size give the same plan on every machine.

mod area;
mod certificates;
mod family;
mod fill;
mod fresh;
mod homes;
mod identity;
mod life;
mod quota;
mod spread;
mod types;

#[cfg(test)]
mod tests;

pub(super) use fresh::ago_of;
pub(super) use types::{Person, Plan, Residence};

use super::Size;
use super::census::Census;
use super::names::Names;
use chrono::NaiveDate;
use kit::error::Result;
use wangge_core::demo::DemoGrid as Grid;

/// Makes the plan; `today` is the day of loading.
pub(super) fn make(seed: u64, grids: &[Grid], today: NaiveDate, size: Size) -> Result<Plan> {
    let (census, names) = (Census::read()?, Names::read()?);
    let quotas = quota::of(seed, grids, &census, size);
    let mut maker = fill::Maker::new(seed, today, &census, &names);
    for (at, quota) in quotas.iter().enumerate() {
        maker.fill(at, &grids[at], quota);
    }
    let mut plan = maker.plan;
    spread::spread(&mut plan, grids);
    fresh::date(&mut plan, grids, seed, today);
    certificates::give(&mut plan, seed, today);
    Ok(plan)
}
