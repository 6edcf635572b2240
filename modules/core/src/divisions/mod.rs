//! Administrative divisions (行政区划): their kinds, the files that they come in, and what a new edition changes.

pub mod diff;
pub mod file;
pub mod import;
mod kinds;
mod packed;

/// Edition of what is entered between editions.
pub const LOCAL: &str = "local";

pub use kinds::{TownKind, VillageKind};
pub use packed::PackedCode;
