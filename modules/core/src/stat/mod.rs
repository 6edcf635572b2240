//! Counts of grids (storage rule 11): what is counted, and how it is kept in the transaction that changes it.

mod columns;
mod delta;
mod quarter;
mod store;

pub use columns::{COLUMNS, Cohort, Column, Counted};
pub use delta::{Delta, Deltas};
pub use quarter::Quarter;
