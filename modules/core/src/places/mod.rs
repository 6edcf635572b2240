//! Places: divisions, grids and what stands in them.

mod alias;
pub mod district;
pub mod division;
pub mod grid;
mod interface;
mod numbering;
mod payload;
pub mod shape;
mod text;

pub use interface::Place;
pub use payload::read_back;

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
