//! The graph of places.

pub(crate) mod audited;
mod boundary;
mod building;
mod busy;
mod compound;
pub(crate) mod deed;
mod demo;
mod district;
mod division;
mod divisions;
mod edge;
mod facility;
pub(crate) mod feed;
mod grid;
mod map;
mod road;
mod search;
mod size;
pub(crate) mod stage;
pub(crate) mod town;
mod view;
mod workers;
