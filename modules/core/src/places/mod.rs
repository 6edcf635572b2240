//! Places: divisions, grids and what stands in them.

mod alias;
pub mod district;
pub mod division;
pub mod grid;
mod interface;
pub mod map;
mod numbering;
mod payload;
pub mod shape;
pub mod size;
mod stream;
mod text;

pub use interface::Place;
pub use payload::read_back;

use kit::module::Parts;
use kit::text_enum;

text_enum! {
    /// Whether a place is valid.
    Status {
        /// In force.
        Active = "active",
        /// No longer valid; its code is never given again.
        Retired = "retired",
    }
}

/// What spans several kinds of place: sizes, maps and streams.
pub(crate) fn add(parts: &mut Parts<'_>) {
    size::add(parts);
    map::add(parts);
    parts.subscriptions::<stream::PlaceStreams>();
}
