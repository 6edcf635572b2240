//! The binary itself, as a new user meets it.

mod cases;
mod commands;
mod demo;
mod erase;
mod files;
mod import;
mod killed;
mod matters;
mod national;
mod observed;
mod pooler;
mod privacy;
mod production;
pub(crate) mod readme;
mod recount;
mod site;
mod typed;
