//! People, their households and what is sensitive about them.

mod binding;
mod corrections;
mod emergency;
mod households;
mod own;
mod residents;
mod reveal;
mod search;
mod vault;
mod village;
