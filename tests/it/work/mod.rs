//! Matters: each procedure from the report to the filed result, who may do what, and what must not happen.

mod approval;
mod bad;
mod campaign;
mod coordination;
mod emergency;
mod follow;
mod general;
pub(crate) mod oracle;
mod table;
mod team;
mod clock;
mod dropped;
mod streams;
pub(crate) mod town;
