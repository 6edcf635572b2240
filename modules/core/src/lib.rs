//! The core of the platform: the graph of places, and what all departments share.

mod dice;
pub mod divisions;
pub mod geometry;
