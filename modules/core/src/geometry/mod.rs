//! Shapes of places on the map: reading and checking GeoJSON, measures, simplification and division into cells.
//!
//! All coordinates are longitude and latitude in degrees, CGCS2000 (EPSG:4490), which equals WGS 84 to about 0.1 m.
//! Shapes are kept with six decimals (about 0.1 m).

mod cut;
mod ellipsoid;
mod knit;
mod measure;
mod near;
mod order;
mod overlap;
mod partition;
mod plane;
mod position;
mod shape;
mod simplify;
mod stretch;
mod valid;

pub use knit::knit;
pub use measure::Bounds;
pub use order::reading_order;
pub(crate) use partition::divide;
pub use partition::partition;
pub use position::Position;
pub use shape::{MAX_VERTICES, Shape, ShapeKind};
pub use simplify::tolerance_for;
