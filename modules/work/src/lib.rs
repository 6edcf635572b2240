//! Matters: how what is reported is dealt with, from the report to the filed result.
//!
//! So far the crate holds what needs no database: the procedures as state machines that are checked, working days, and
//! time limits. It is not in the list of modules yet.

pub mod calendar;
pub mod clock;
pub mod procedure;
