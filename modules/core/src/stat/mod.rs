//! Counts of grids (storage rule 11): what is counted, how it is kept in the transaction that changes it, what the graph
//! shows of it, and how it is counted again.

mod columns;
mod declared;
mod delta;
mod figures;
mod graph;
mod names;
mod quarter;
mod record;
mod recount;
mod store;
pub mod tallies;
mod tens;
mod work;

pub use columns::{COLUMNS, Cohort, Column, Counted};
pub use delta::{Delta, Deltas};
pub use figures::{Counts, Figures, Wanted, by_level, within};
pub(crate) use graph::add;
pub use graph::{AreaStatistics, Areas, division_of};
pub use quarter::Quarter;
pub(crate) use recount::recount;
pub use tens::{LEAST, tens};
