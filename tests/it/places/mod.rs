//! The graph of places.

mod divisions;
