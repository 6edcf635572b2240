//! Matters: each procedure from the report to the filed result, who may do what, and what must not happen.

mod clock;
mod dropped;
mod streams;
pub(crate) mod town;
