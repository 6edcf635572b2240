//! People, their households and residences, and the counts of grids.

pub mod binding;
pub mod binding_try;
pub mod break_glass;
pub mod correction;
pub mod erasure;
pub mod export_budget;
pub mod grid_quarter;
pub mod grid_stat;
pub mod household;
pub mod person;
pub mod resident;
pub mod resident_certificate;
pub mod reveal_budget;
