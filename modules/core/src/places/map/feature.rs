//! What a map draws.

use super::layer::MapLayer;
use crate::places::shape::{Drawn, Point};
use async_graphql::{Name, SimpleObject, Value};
use kit::Result;
use kit::code::AreaLevel;
use kit::node::GlobalId;
use kit::scalar::GeoJson;

/// A feature as it was read.
#[derive(Debug)]
pub(super) struct Raw {
    pub(super) id: GlobalId,
    pub(super) code: Option<String>,
    pub(super) name: String,
    pub(super) kind: Option<String>,
    pub(super) shape: Option<String>,
    /// Longitude and latitude.
    pub(super) centre: Option<(f64, f64)>,
}

/// A place on a map (地图要素).
#[derive(Clone, Debug, SimpleObject)]
pub struct MapFeature {
    /// Global id.
    id: GlobalId,
    /// Code, if it has one.
    code: Option<String>,
    /// Name.
    name: String,
    /// Kind, as the type of its layer names it in small letters; null for divisions.
    kind: Option<String>,
    /// Its layer.
    layer: MapLayer,
    /// Its shape, or the point where it stands; null when it is not drawn.
    geometry: Option<GeoJson>,
    /// A point inside it.
    centre: Option<Point>,
}

/// The features of one layer (图层要素).
#[derive(Clone, Debug, SimpleObject)]
pub struct MapLayerFeatures {
    /// The layer.
    pub(super) layer: MapLayer,
    /// Its features, by code.
    pub(super) features: Vec<MapFeature>,
}

impl MapFeature {
    /// A feature for a map of detail `detail`, or as fine as `tolerance` metres says.
    pub(super) fn of(raw: Raw, layer: MapLayer, detail: AreaLevel, tolerance: Option<f64>) -> Result<Self> {
        let centre = raw.centre.map(|(longitude, latitude)| Point { longitude, latitude });
        let geometry = match (raw.shape, centre) {
            (Some(geometry), Some(centre)) => Some(Drawn { geometry, centre }.shown(detail, tolerance)?),
            (None, Some(centre)) => Some(point(centre)),
            _ => None,
        };
        Ok(Self { id: raw.id, code: raw.code, name: raw.name, kind: raw.kind, layer, geometry, centre })
    }

    /// As a GeoJSON Feature.
    pub(super) fn geo_json(&self) -> Value {
        let text = |value: &Option<String>| value.as_ref().map_or(Value::Null, |text| text.as_str().into());
        object([
            ("type", "Feature".into()),
            ("id", self.id.to_string().into()),
            ("geometry", self.geometry.as_ref().map_or(Value::Null, |geometry| geometry.0.clone())),
            (
                "properties",
                object([
                    ("layer", format!("{:?}", self.layer).to_uppercase().into()),
                    ("code", text(&self.code)),
                    ("name", self.name.as_str().into()),
                    ("kind", text(&self.kind)),
                    ("centre", self.centre.map_or(Value::Null, position)),
                ]),
            ),
        ])
    }
}

/// A GeoJSON object of these members.
pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (Name::new(name), value)).collect())
}

fn point(at: Point) -> GeoJson {
    GeoJson(object([("type", "Point".into()), ("coordinates", position(at))]))
}

fn position(at: Point) -> Value {
    Value::List(vec![at.longitude.into(), at.latitude.into()])
}
