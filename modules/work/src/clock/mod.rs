//! Clocks: the time limit of each step.

mod limits;

pub use limits::{LimitUnit, Limits, TimeLimit};
