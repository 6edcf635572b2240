//! Matters: each procedure from the report to the filed result, who may do what, and what must not happen.

mod admission;
mod announce;
mod approval;
mod bad;
mod campaign;
mod clock;
mod coordination;
mod demo;
mod dropped;
mod emergency;
mod follow;
mod general;
mod kinds;
mod levels;
pub(crate) mod oracle;
mod papers;
mod procedures;
mod replay;
mod scene;
mod similar;
mod stat;
mod streams;
mod table;
mod team;
pub(crate) mod town;
