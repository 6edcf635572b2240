//! Positions that people enter.

use super::shape::Point;
use super::standing::Ground;
use crate::geometry::{Position, Shape};
use async_graphql::{InputObject, Value};
use kit::access::Tx;
use kit::record::{Record, Row};
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// A point on the map.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct PointInput {
    /// Longitude in degrees east, CGCS2000 or WGS 84 (not GCJ-02).
    pub longitude: f64,
    /// Latitude in degrees north.
    pub latitude: f64,
}

impl PointInput {
    /// The position.
    ///
    /// # Errors
    /// BAD_USER_INPUT below `path` when it is none.
    pub fn checked(self, path: &str) -> Result<Position> {
        Position::new(self.longitude, self.latitude, path)
    }
}

/// Refuses a position outside the boundary of its grid, where the grid has one.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) async fn in_boundary(tx: &Tx, grid: &Ground, at: Position, path: &str) -> Result<()> {
    match shape_of(tx, "Grid", grid.code.district(), grid.id).await? {
        Some(shape) if !shape.contains(at) => {
            Err(Error::bad_input(path, format!("this point lies outside the boundary of grid {}", grid.code)))
        }
        _ => Ok(()),
    }
}

/// The shape of a placed record that this transaction writes to, or writes into.
///
/// # Errors
/// When the database fails.
pub(crate) async fn shape_of(tx: &Tx, record_type: &str, district: &str, id: i64) -> Result<Option<Shape>> {
    let mut select = Query::select();
    select
        .column("geometry")
        .from("place_shape")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("record_type").eq(record_type))
        .and_where(Expr::col("record_id").eq(id));
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Shape::parse(&row.try_get_by::<String, _>("geometry")?, "geometry").map(Some)
}

/// The point in the hidden fields `lon` and `lat` of a row.
pub fn point_of<T: Record>(row: &Row<T>) -> Option<Point> {
    let number = |field| match row.value(field) {
        Some(Value::Number(number)) => number.as_f64(),
        _ => None,
    };
    Some(Point { longitude: number("lon")?, latitude: number("lat")? })
}
