//! What the demo has, before it has ids: made from the seed alone.

mod bodies;
mod facilities;
mod names;
mod offices;
mod premises;
mod roads;
mod rural;
mod services;
mod shares;
mod staff;
mod tiles;
mod tongguan;
mod types;

pub(super) use staff::LEAVE_DAYS;
pub(super) use types::{
    Body, Building, Compound, Grid, GridKind, Liaison, Member, Plan, Post, Road, Staffer,
};

use super::Totals;
use super::boundaries::DivisionShape;
use crate::divisions::file::DivisionTable;
use kit::error::Result;

/// Plans the three places.
pub(super) fn make(seed: u64, divisions: &DivisionTable, boundaries: &[DivisionShape]) -> Result<Plan> {
    let mut plan = Plan::default();
    tongguan::add(&mut plan, seed, divisions, boundaries)?;
    rural::add_heshan(&mut plan, seed, divisions);
    rural::add_xuzhuang(&mut plan, seed, divisions);
    staff::add(&mut plan, seed, divisions);
    Ok(plan)
}

impl Plan {
    /// How much it has.
    pub(super) fn totals(&self) -> Totals {
        let below = |prefix: &str| self.grids.iter().filter(|g| g.community.starts_with(prefix)).count();
        Totals {
            divisions: 0,
            division_shapes: self.shapes.len(),
            grids: self.grids.len(),
            heshan_grids: below(rural::HESHAN),
            xuzhuang_grids: below(rural::XUZHUANG),
            tongguan_grids: below(tongguan::DISTRICT),
            unit_grids: self.grids.iter().filter(|g| g.kind == GridKind::Unit).count(),
            compounds: self.compounds.len(),
            buildings: self.grids.iter().map(|g| g.buildings.len()).sum(),
            roads: self.roads.len(),
            facilities: self.grids.iter().map(|g| g.facilities.len()).sum(),
            accounts: self.staff.accounts.len(),
            posts: self.staff.posts.len(),
            covered_posts: self.staff.posts.iter().filter(|post| post.covered_by.is_some()).count(),
            leaves: self.staff.leave.iter().count(),
            notice_boards: self.grids.len(),
            liaisons: self.staff.liaisons.len(),
            bodies: self.staff.bodies.len(),
            body_members: self.staff.members.len(),
        }
    }
}

#[cfg(test)]
mod tests;
