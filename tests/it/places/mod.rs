//! The graph of places.

mod demo;
mod divisions;
