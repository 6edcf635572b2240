//! People, their households and what is sensitive about them.

mod answering;
mod at_once;
mod binding;
mod corrections;
pub(crate) mod demo;
mod emergency;
mod ending;
mod erasing;
mod exporting;
mod held;
mod holding;
mod households;
mod kept;
mod merging;
mod own;
mod pages;
mod residents;
mod reveal;
mod search;
mod shown;
mod vault;
pub(crate) mod village;
