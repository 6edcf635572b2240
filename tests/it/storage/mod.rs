//! What the migrated schema must be: one that SQLite, PostgreSQL and Citus can all keep.

pub(crate) mod catalog;
mod filling;
mod looks;
mod lost;
mod rules;
mod stopping;
mod violations;
