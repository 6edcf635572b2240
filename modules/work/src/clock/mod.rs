//! Clocks: the limit of each stage, when it warns, and what happens when it is passed.

mod limits;
mod set;

pub use limits::{LimitUnit, Limits, TimeLimit};

pub(crate) use set::{pause, resume, start};
