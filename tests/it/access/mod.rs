//! Who sees and does what: the policy as a reviewed file, and a walk that calls every field of the schema as every
//! role at two places and holds each answer against that file and the rows of the database.

mod cases;
mod counted;
mod coverage;
mod deeds;
mod files;
mod graph;
pub(crate) mod modules;
mod oracle;
mod people;
mod policy;
mod property;
mod streams;
mod verdict;
mod walk;
mod world;
