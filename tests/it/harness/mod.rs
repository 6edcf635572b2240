//! What every test stands on: a database of its own, a client for each identity, a dump to compare.

pub(crate) mod before;
pub(crate) mod busy;
pub(crate) mod client;
pub(crate) mod command;
pub(crate) mod connection;
pub(crate) mod content;
pub(crate) mod database;
mod leftovers;
pub(crate) mod platform;
mod postgres;
pub(crate) mod process;
pub(crate) mod reviewed;
mod snapshot;
mod sqlite;

pub(crate) use database::{TestDatabase, on_each_database};
