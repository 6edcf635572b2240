//! Counts: statistics, figures for everybody, coverage, ledgers, and the recount.

mod coverage;
mod ledgers;
mod public;
mod recount;
mod size;
mod statistics;
