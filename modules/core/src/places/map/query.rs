//! The map of an area in one query.

use super::feature::{MapFeature, MapLayerFeatures, Raw, object};
use super::layer::MapLayer;
use super::read::layer;
use async_graphql::{Context, Object, Value};
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel};
use kit::scalar::GeoJson;
use kit::schema::QueryRoot;
use kit::{Code, Error, Result};

/// Most features of a map.
const MOST: u64 = 5_000;

/// The query of maps.
pub(super) struct MapQueries;

impl From<&QueryRoot> for MapQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl MapQueries {
    /// The map of an area. Left alone, its layers follow the zoom: of a province or city the next divisions, of a
    /// district its towns and communities, of a town its grids, of a community or grid its buildings, roads and
    /// facilities (grids for who may not see these). Compounds are drawn where their layer is named. At most 5,000
    /// features.
    async fn map(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(desc = "Which layers, each at most once.")] layers: Option<Vec<MapLayer>>,
        #[graphql(desc = "Detail in metres, 0 for shapes as drawn; left out, it fits each layer.")]
        tolerance: Option<f64>,
    ) -> Result<Option<AreaMap>> {
        let access = ctx.access();
        let level = area.level();
        if tolerance.is_some_and(|metres| !(0.0..=100_000.0).contains(&metres)) {
            return Err(Error::bad_input("tolerance", "metres, 0 to 100000"));
        }
        let mut wanted = layers.unwrap_or_else(|| MapLayer::usual(level, access));
        wanted.sort_unstable();
        wanted.dedup();
        let mut parts = Vec::new();
        let mut left = MOST;
        for which in wanted {
            parts.push(match layer(access, &area, which, left).await {
                Ok(raws) => {
                    left = left.saturating_sub(raws.len() as u64);
                    Ok(draw(raws, which, level, tolerance).await?)
                }
                Err(error) if matches!(error.code(), Code::Forbidden | Code::Unauthenticated) => Err(error),
                Err(error) if error.code() == Code::LimitExceeded => return Err(too_many()),
                Err(error) => return Err(error),
            });
        }
        Ok(Some(AreaMap { area, level, parts }))
    }
}

fn too_many() -> Error {
    let text = format!("more than {MOST} features; ask for a smaller area or for fewer layers");
    Error::new(Code::LimitExceeded, text)
}

/// Simplifies shapes where it holds up nothing else.
async fn draw(
    raws: Vec<Raw>,
    layer: MapLayer,
    level: AreaLevel,
    tolerance: Option<f64>,
) -> Result<MapLayerFeatures> {
    let features = tokio::task::spawn_blocking(move || {
        let detail = layer.detail(level);
        raws.into_iter().map(|raw| MapFeature::of(raw, layer, detail, tolerance)).collect::<Result<Vec<_>>>()
    });
    Ok(MapLayerFeatures { layer, features: features.await.map_err(Error::internal)?? })
}

/// The map of an area (三级网格图).
pub struct AreaMap {
    area: AreaCode,
    level: AreaLevel,
    parts: Vec<Result<MapLayerFeatures>>,
}

/// The map of an area (三级网格图).
#[Object]
impl AreaMap {
    /// Code of the area.
    async fn area(&self) -> &AreaCode {
        &self.area
    }

    /// Level of the area.
    async fn level(&self) -> AreaLevel {
        self.level
    }

    /// Its layers. One that you may not see is null, with an error.
    async fn layers(&self) -> Vec<Option<Result<MapLayerFeatures>>> {
        self.parts.iter().cloned().map(Some).collect()
    }

    /// The features of all layers that you may see, as one GeoJSON FeatureCollection (RFC 7946).
    async fn geo_json(&self) -> GeoJson {
        let features = self.parts.iter().flatten().flat_map(|part| &part.features);
        let features = Value::List(features.map(MapFeature::geo_json).collect());
        GeoJson(object([("type", "FeatureCollection".into()), ("features", features)]))
    }
}
