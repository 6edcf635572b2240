//! One statement for each layer: the records with their shapes beside them.

use super::feature::Raw;
use super::layer::MapLayer;
use super::records::{MapBuilding, MapCompound, MapFacility, MapRoad};
use crate::places::division::Division;
use crate::places::grid::Grid;
use async_graphql::Value;
use kit::Result;
use kit::access::{Access, Find};
use kit::code::AreaCode;
use kit::record::{Record, Row, Selection};
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The features of a layer, at most `most`.
///
/// # Errors
/// UNAUTHENTICATED or FORBIDDEN when the caller may not see the layer at all; LIMIT_EXCEEDED beyond `most`.
pub(super) async fn layer(access: &Access, area: &AreaCode, layer: MapLayer, most: u64) -> Result<Vec<Raw>> {
    match layer {
        MapLayer::Divisions | MapLayer::Towns | MapLayer::Communities => {
            let Some(level) = layer.division_level(area.level()) else { return Ok(Vec::new()) };
            let find = access.find::<Division>()?.filter(Expr::col("level").eq(level));
            read(
                find.filter(Expr::col("retired_edition").is_null()),
                area,
                "division_shape s WHERE s.code = division.code",
                most,
            )
            .await
        }
        MapLayer::Grids => placed(access.find_as::<Grid>("grid-map")?, area, "grid", most).await,
        MapLayer::Compounds => placed(access.find::<MapCompound>()?, area, "compound", most).await,
        MapLayer::Buildings => placed(access.find::<MapBuilding>()?, area, "building", most).await,
        MapLayer::Roads => placed(access.find::<MapRoad>()?, area, "road", most).await,
        MapLayer::Facilities => placed(access.find::<MapFacility>()?, area, "facility", most).await,
    }
}

async fn placed<T: Record>(find: Find<'_, T>, area: &AreaCode, table: &str, most: u64) -> Result<Vec<Raw>> {
    let shape = format!(
        "place_shape s WHERE s.district_code = {table}.district_code AND s.record_type = '{}' \
         AND s.record_id = {table}.id",
        T::TYPE
    );
    read(find.filter(Expr::col("status").eq("active")), area, &shape, most).await
}

async fn read<T: Record>(find: Find<'_, T>, area: &AreaCode, shape: &str, most: u64) -> Result<Vec<Raw>> {
    let fields = ["code", "name", "kind", "lon", "lat"];
    let selection = fields.iter().fold(Selection::default(), |all, field| all.with::<T>(field));
    let beside = |column| Expr::cust(format!("(SELECT s.{column} FROM {shape})"));
    let columns =
        vec![("shape", beside("geometry")), ("shape_lon", beside("lon")), ("shape_lat", beside("lat"))];
    let rows = find.select(selection).in_area(area).beside(columns, most).await?;
    rows.iter().map(|(row, shape)| raw(row, shape)).collect()
}

fn raw<T: Record>(row: &Row<T>, shape: &QueryResult) -> Result<Raw> {
    let text = |field| match row.value(field) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Enum(name)) => Some(name.to_lowercase()),
        _ => None,
    };
    let number = |field| match row.value(field) {
        Some(Value::Number(number)) => number.as_f64(),
        _ => None,
    };
    let lon: Option<f64> = shape.try_get_by("shape_lon")?;
    let lat: Option<f64> = shape.try_get_by("shape_lat")?;
    Ok(Raw {
        id: row.global_id(),
        code: text("code"),
        name: text("name").unwrap_or_default(),
        kind: text("kind"),
        shape: shape.try_get_by("shape")?,
        centre: lon.zip(lat).or_else(|| number("lon").zip(number("lat"))),
    })
}
