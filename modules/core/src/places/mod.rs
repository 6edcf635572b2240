//! Places: divisions, grids and what stands in them.

mod alias;
pub(crate) mod boundary;
pub mod building;
mod columns;
pub mod compound;
pub mod contents;
pub mod day;
pub mod district;
pub mod division;
pub mod facility;
pub mod grid;
mod interface;
pub mod key;
pub mod listed;
pub mod map;
pub mod month;
mod numbering;
mod payload;
pub mod position;
pub mod retire;
pub mod road;
pub(crate) mod search;
pub(crate) mod serving;
pub mod shape;
pub mod size;
pub mod standing;
mod stream;
pub mod text;

pub use interface::Place;
pub use payload::read_back;

use kit::module::Parts;
use kit::text_enum;

text_enum! {
    /// Whether a place is valid (地点状态).
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
