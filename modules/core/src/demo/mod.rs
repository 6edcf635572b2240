//! The demo: real divisions and boundaries, and made-up grids, compounds, buildings, roads and facilities in three
//! places. It follows from a seed: the same names, codes and shapes on every machine.

mod accounts;
mod boundaries;
mod pairs;
mod places;
mod plan;
mod write;

pub use accounts::{DemoAccount, accounts, all_accounts};
pub use pairs::pair_leaders;
pub use places::{DemoBuilding, DemoGrid, grids};

use crate::divisions::file::read_list;
use crate::divisions::import::{self, Allow, Edition};
use kit::access::Access;
use kit::error::Result;

/// The seed of the demo.
pub const SEED: u64 = 20_230_630;
/// Who issued the demo's divisions: the National Bureau of Statistics (国家统计局).
pub const ISSUER: &str = "nbs";
/// The edition of the demo's divisions: a part of that of 2023.
pub const EDITION: &str = "2023-demo";
const DIVISIONS: &[u8] = include_bytes!("../../data/divisions_demo_2023.csv");

/// How much the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Divisions.
    pub divisions: usize,
    /// Divisions with a boundary.
    pub division_shapes: usize,
    /// Grids.
    pub grids: usize,
    /// Grids of Heshan Town (371102100).
    pub heshan_grids: usize,
    /// Grids of Xuzhuang Town (410185107).
    pub xuzhuang_grids: usize,
    /// Grids of Tongguan District (340705), all with a boundary.
    pub tongguan_grids: usize,
    /// Unit grids among them.
    pub unit_grids: usize,
    /// Compounds.
    pub compounds: usize,
    /// Buildings.
    pub buildings: usize,
    /// Roads.
    pub roads: usize,
    /// Facilities.
    pub facilities: usize,
    /// Accounts of those who work there, beside the accounts for each role.
    pub accounts: usize,
    /// Their posts.
    pub posts: usize,
    /// Posts that another covers.
    pub covered_posts: usize,
    /// Leaves, all running when the demo starts.
    pub leaves: usize,
    /// Notice boards, one for each grid.
    pub notice_boards: usize,
    /// Liaisons.
    pub liaisons: usize,
    /// Bodies.
    pub bodies: usize,
    /// Their members.
    pub body_members: usize,
}

/// What [`load`] loads with [`SEED`].
pub const TOTALS: Totals = Totals {
    divisions: 5_898,
    division_shapes: 98,
    grids: 554,
    heshan_grids: 68,
    xuzhuang_grids: 154,
    tongguan_grids: 332,
    unit_grids: 48,
    compounds: 457,
    buildings: 10_665,
    roads: 102,
    facilities: 958,
    accounts: 2_908,
    posts: 4_422,
    covered_posts: 550,
    leaves: 1,
    notice_boards: 554,
    liaisons: 238,
    bodies: 1_033,
    body_members: 2_110,
};

/// Parts that the progress of [`load`] counts.
pub const STEPS: usize = 7;

/// Loads the demo into an empty database; `access` is the system's. `progress` is told how many of [`STEPS`] are done.
/// The districts that the platform runs in are to be read again afterwards.
///
/// # Errors
/// CONFLICT when the database has divisions of another issuer or places already.
pub async fn load(access: &Access, seed: u64, progress: &mut (dyn FnMut(usize) + Send)) -> Result<Totals> {
    let divisions = read_list(DIVISIONS, "divisions_demo_2023.csv")?.divisions;
    let edition =
        Edition { issuer: ISSUER.into(), edition: EDITION.into(), governing: true, allow: Allow::default() };
    import::import(access, &edition, &divisions, &mut |_| ()).await?;
    progress(1);
    let shapes = boundaries::read()?;
    let plan = plan::make(seed, &divisions, &shapes)?;
    progress(2);
    let mut totals = plan.totals();
    totals.divisions = divisions.len();
    totals.division_shapes += shapes.len();
    write::write(access, &shapes, &plan, &mut |step| progress(2 + step)).await?;
    Ok(totals)
}
