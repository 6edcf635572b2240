//! People, their households and what is sensitive about them.

mod classes;
mod erasing;
mod exporting;
mod households;
mod merging;
mod residents;
mod reveal;
mod search;
mod vault;
mod village;
