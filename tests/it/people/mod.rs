//! People, their households and what is sensitive about them.

mod demo;
mod households;
mod residents;
mod reveal;
mod search;
mod vault;
pub(crate) mod village;
