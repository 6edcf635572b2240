//! Dwellings and units.

pub mod dwelling;
