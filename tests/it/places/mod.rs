//! The graph of places.

mod demo;
mod district;
mod division;
mod divisions;
mod feed;
mod grid;
mod map;
mod size;
mod stage;
