//! Boundaries of divisions: kept beside them, read in batches.

use super::record::Division;
use crate::geometry::{Shape, ShapeKind};
use crate::places::shape::Drawn;
use entities::places::division_shape::ActiveModel;
use kit::access::{Access, Action, Tx, Written, texts_in};
use kit::loaders::Batch;
use kit::node::GlobalId;
use kit::record::{Class, Field, Order, Place, Record, Selection};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::collections::HashMap;
use std::sync::Arc;

/// The table of boundaries of divisions; never shown as a type of its own.
#[derive(Debug)]
pub(crate) struct DivisionShape;

impl Record for DivisionShape {
    type Entity = entities::places::division_shape::Entity;
    const TYPE: &'static str = "DivisionShape";
    const ABOUT: &'static str = "";
    const RESOURCE: &'static str = "division";
    const PLACE: Place = Place::Code;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        Field::of::<String>("geometry", "geometry", Class::Public, ""),
        Field::of::<f64>("lon", "lon", Class::Public, ""),
        Field::of::<f64>("lat", "lat", Class::Public, ""),
    ];
}

/// The boundaries of divisions, by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DivisionShapes;

impl Batch for DivisionShapes {
    type Key = String;
    type Value = Arc<Drawn>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let find = access.find::<DivisionShape>()?.select(Selection::ALL);
        let rows =
            find.filter(texts_in(access.backend(), "code", keys)).take(keys.len() as u64, false).await?;
        let found = rows.iter().filter_map(|row| Some((row.key().to_owned(), Arc::new(Drawn::of(row)?))));
        Ok(found.collect())
    }
}

/// Draws the boundary of a division, in place of the one before; `version` is the division's. The caller needs the
/// right to draw boundaries there.
///
/// # Errors
/// NOT_FOUND for no division, FORBIDDEN without the right, BAD_USER_INPUT at `path` for what is no area, CONFLICT when
/// the division was changed meanwhile.
pub async fn set_boundary(
    tx: &mut Tx,
    id: &GlobalId,
    version: i64,
    shape: &Shape,
    path: &str,
) -> Result<Written> {
    let division = tx.target_as::<Division>(id, "boundary", Action::Change).await?;
    if shape.kind() != ShapeKind::Area {
        return Err(Error::bad_input(path, "a Polygon or a MultiPolygon"));
    }
    let mut erase = Query::delete();
    erase.from_table("division_shape").and_where(Expr::col("code").eq(division.code.as_str()));
    tx.execute(division.permit(), &erase).await?;
    let (centre, bounds) = (shape.centre(), shape.bounds());
    let row = ActiveModel {
        code: Set(division.code.clone()),
        geometry: Set(shape.to_geojson()),
        lon: Set(centre.longitude()),
        lat: Set(centre.latitude()),
        west: Set(bounds.west),
        south: Set(bounds.south),
        east: Set(bounds.east),
        north: Set(bounds.north),
        source: Set("entered".to_owned()),
        version: Set(version + 1),
        changed_at: Set(tx.access().now()),
    };
    tx.insert(division.permit(), row).await?;
    tx.touch::<Division>(division, "boundary", shape.vertices().into(), version).await
}
