//! Clocks: the limit of each stage, when it warns, and what happens when it is passed.

mod limits;
mod set;
mod worker;

pub use limits::{LimitUnit, Limits, TimeLimit};
pub use worker::tick;

pub(crate) use set::{pause, resume, start};
