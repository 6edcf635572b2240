//! Boundaries and lines of places: kept beside the records, read in batches, simplified on request.

use crate::geometry::{Shape, tolerance_for};
use async_graphql::{SimpleObject, Value};
use kit::access::{Access, Permit, Tx, ids_in};
use kit::code::AreaLevel;
use kit::loaders::Batch;
use kit::record::{Class, Field, Order, Place, Record, Row, Selection};
use kit::scalar::{GeoJson, Key};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::collections::HashMap;
use std::sync::Arc;

/// A point on the map (坐标点).
#[derive(Clone, Copy, Debug, PartialEq, SimpleObject)]
pub struct Point {
    /// Longitude in degrees east, CGCS2000 (WGS 84 to within 0.1 m).
    pub longitude: f64,
    /// Latitude in degrees north.
    pub latitude: f64,
}

/// A shape as it is kept.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// GeoJSON geometry.
    pub geometry: String,
    /// A point inside.
    pub centre: Point,
}

impl Drawn {
    /// Of a row of a table of shapes.
    pub(crate) fn of<T: Record>(row: &Row<T>) -> Option<Self> {
        let number = |field| match row.value(field) {
            Some(Value::Number(number)) => number.as_f64(),
            _ => None,
        };
        let Some(Value::String(geometry)) = row.value("geometry") else { return None };
        let centre = Point { longitude: number("lon")?, latitude: number("lat")? };
        Some(Self { geometry: geometry.clone(), centre })
    }

    /// As GeoJSON, with detail fit for a map of this level, or as fine as `tolerance` metres says; 0 is unchanged.
    ///
    /// # Errors
    /// BAD_USER_INPUT for a tolerance that is no number of metres.
    pub fn shown(&self, level: AreaLevel, tolerance: Option<f64>) -> Result<GeoJson> {
        let tolerance = tolerance.unwrap_or_else(|| tolerance_for(level));
        if !(0.0..=100_000.0).contains(&tolerance) {
            return Err(Error::bad_input("tolerance", "metres, 0 to 100000"));
        }
        let text = if tolerance > 0.0 {
            Shape::parse(&self.geometry, "geometry")?.simplified(tolerance).to_geojson()
        } else {
            self.geometry.clone()
        };
        Ok(GeoJson(serde_json::from_str(&text).map_err(Error::internal)?))
    }
}

/// The table of shapes of placed records; never shown as a type of its own.
#[derive(Debug)]
pub(crate) struct PlaceShape;

impl Record for PlaceShape {
    type Entity = entities::places::place_shape::Entity;
    const TYPE: &'static str = "PlaceShape";
    const ABOUT: &'static str = "";
    const RESOURCE: &'static str = "boundary";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[
        Field::of::<String>("geometry", "geometry", Class::Public, ""),
        Field::of::<f64>("lon", "lon", Class::Public, ""),
        Field::of::<f64>("lat", "lat", Class::Public, ""),
        Field::hidden::<Key>("record_id"),
    ];
}

/// The shapes of records that lie in several grids: in reach through any of them, by the record's own key.
macro_rules! spread {
    ($(#[$doc:meta])* $name:ident, $link:literal) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) struct $name;

        impl Record for $name {
            type Entity = entities::places::place_shape::Entity;
            const TYPE: &'static str = "PlaceShape";
            const ABOUT: &'static str = "";
            const RESOURCE: &'static str = "boundary";
            const PLACE: Place = Place::Grids($link);
            const ORDER: Order = Order::Text("grid_code");
            const FIELDS: &'static [Field] = PlaceShape::FIELDS;
        }
    };
}

spread! {
    /// Boundaries of compounds.
    CompoundShape, "compound_id"
}
spread! {
    /// Lines of roads.
    RoadShape, "road_id"
}

/// The shapes of records of one type, for who may read `resource`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shapes {
    pub(crate) record_type: &'static str,
    pub(crate) resource: &'static str,
}

impl Shapes {
    /// The shapes of records of `T`, for who may read these.
    pub(crate) const fn of<T: Record>() -> Self {
        Self { record_type: T::TYPE, resource: T::RESOURCE }
    }

    async fn rows<S: Record>(
        self,
        access: &Access,
        keys: &[(String, i64)],
    ) -> Result<HashMap<(String, i64), Arc<Drawn>>> {
        let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
        let mut districts: Vec<&str> = keys.iter().map(|(district, _)| district.as_str()).collect();
        districts.sort_unstable();
        districts.dedup();
        let find = access
            .find_as::<S>(self.resource)?
            .select(Selection::ALL)
            .filter(Expr::col("district_code").is_in(districts))
            .filter(Expr::col("record_type").eq(self.record_type))
            .filter(ids_in(access.backend(), "record_id", &ids));
        let rows = find.of_keys().await?;
        let found = rows.iter().filter_map(|row| {
            let id = row.link("record_id")?;
            Some(((row.district().to_owned(), id), Arc::new(Drawn::of(row)?)))
        });
        Ok(found.collect())
    }
}

impl Batch for Shapes {
    type Key = (String, i64);
    type Value = Arc<Drawn>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        match self.record_type {
            "Compound" => self.rows::<CompoundShape>(access, keys).await,
            "Road" => self.rows::<RoadShape>(access, keys).await,
            _ => self.rows::<PlaceShape>(access, keys).await,
        }
    }
}

/// Where a shape belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    pub(crate) record_type: &'a str,
    pub(crate) id: i64,
    pub(crate) grid_code: &'a str,
}

/// Draws a placed record, in place of the shape before.
pub(crate) async fn draw(
    tx: &Tx,
    permit: &Permit,
    owner: Owner<'_>,
    shape: &Shape,
    source: &str,
) -> Result<()> {
    let district = owner.grid_code.get(..6).unwrap_or_default();
    erase(tx, permit, owner).await?;
    let (centre, bounds) = (shape.centre(), shape.bounds());
    let row = entities::places::place_shape::ActiveModel {
        district_code: Set(district.to_owned()),
        // the record's own key, so that place_grid leads to the shape as it does to the record
        id: Set(owner.id),
        grid_code: Set(owner.grid_code.to_owned()),
        record_type: Set(owner.record_type.to_owned()),
        record_id: Set(owner.id),
        geometry: Set(shape.to_geojson()),
        lon: Set(centre.longitude()),
        lat: Set(centre.latitude()),
        west: Set(bounds.west),
        south: Set(bounds.south),
        east: Set(bounds.east),
        north: Set(bounds.north),
        source: Set(source.to_owned()),
        version: Set(1),
        changed_at: Set(tx.access().now()),
    };
    tx.insert(permit, row).await
}

/// Takes the shape of a placed record away.
pub(crate) async fn erase(tx: &Tx, permit: &Permit, owner: Owner<'_>) -> Result<()> {
    let mut erase = Query::delete();
    erase
        .from_table("place_shape")
        .and_where(Expr::col("district_code").eq(owner.grid_code.get(..6).unwrap_or_default()))
        .and_where(Expr::col("record_type").eq(owner.record_type))
        .and_where(Expr::col("record_id").eq(owner.id));
    tx.execute(permit, &erase).await.map(drop)
}
