//! Boundaries of divisions: kept beside them, read in batches.

use super::mutations::valid;
use super::record::Division;
use crate::geometry::Shape;
use crate::places::shape::Drawn;
use entities::places::division_shape::ActiveModel;
use kit::Result;
use kit::access::{Access, Action, Tx, Written, texts_in};
use kit::loaders::Batch;
use kit::node::GlobalId;
use kit::record::{Class, Field, Order, Place, Record, Selection};
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
        let rows = find.filter(texts_in(access.backend(), "code", keys)).of_keys().await?;
        let found = rows.iter().filter_map(|row| Some((row.key().to_owned(), Arc::new(Drawn::of(row)?))));
        Ok(found.collect())
    }
}

/// Draws the boundary of a division, in place of the one before, or erases it; `version` is the division's. The caller
/// needs the right to draw boundaries there.
///
/// # Errors
/// NOT_FOUND for no division, FORBIDDEN without the right, CONFLICT when the division is retired or was changed
/// meanwhile.
pub(in crate::places) async fn set_boundary(
    tx: &mut Tx,
    (id, version): (&GlobalId, i64),
    shape: Option<&Shape>,
    source: &str,
) -> Result<Written> {
    let division = valid(tx.target_as::<Division>(id, "boundary", Action::Change).await?)?;
    let mut erase = Query::delete();
    erase.from_table("division_shape").and_where(Expr::col("code").eq(division.code.as_str()));
    tx.execute(division.permit(), &erase).await?;
    if let Some(shape) = shape {
        let row = row(&division.code, version + 1, shape, source, tx.access().now());
        tx.insert(division.permit(), row).await?;
    }
    let told = shape.map_or(serde_json::Value::Null, |shape| shape.vertices().into());
    tx.touch::<Division>(division, "boundary", told, version).await
}

fn row(code: &str, version: i64, shape: &Shape, source: &str, now: i64) -> ActiveModel {
    let (centre, bounds) = (shape.centre(), shape.bounds());
    ActiveModel {
        code: Set(code.to_owned()),
        geometry: Set(shape.to_geojson()),
        lon: Set(centre.longitude()),
        lat: Set(centre.latitude()),
        west: Set(bounds.west),
        south: Set(bounds.south),
        east: Set(bounds.east),
        north: Set(bounds.north),
        source: Set(source.to_owned()),
        version: Set(version),
        changed_at: Set(now),
    }
}
