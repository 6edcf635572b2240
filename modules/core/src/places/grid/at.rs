//! Which grid is here.

use crate::geometry::{Position, Shape};
use crate::places::shape::PlaceShape;
use kit::Result;
use kit::access::Access;
use kit::record::{Row, Selection};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};

/// Code of the grid whose boundary holds the position: among grids whose maps the caller may see.
///
/// # Errors
/// When the database fails.
pub async fn grid_at(access: &Access, at: Position) -> Result<Option<String>> {
    let find = access
        .find_as::<PlaceShape>("grid-map")?
        .select(Selection::default().with::<PlaceShape>("geometry"))
        .filter(Expr::col("record_type").eq("Grid"))
        .filter(Expr::col("record_id").in_subquery(in_force(access)))
        .filter(Expr::col("west").lte(at.longitude()))
        .filter(Expr::col("east").gte(at.longitude()))
        .filter(Expr::col("south").lte(at.latitude()))
        .filter(Expr::col("north").gte(at.latitude()));
    let rows = find.all().await?;
    Ok(rows.into_iter().find(|row| holds(row, at)).map(|row| row.area().to_owned()))
}

/// Ids of the grids in force.
fn in_force(access: &Access) -> SelectStatement {
    let mut grids = Query::select();
    grids.column("id").from("grid").and_where(Expr::col("status").eq("active"));
    grids.and_where(Expr::col("district_code").is_in(access.districts().of("")));
    grids
}

fn holds(row: &Row<PlaceShape>, at: Position) -> bool {
    let Some(async_graphql::Value::String(geometry)) = row.value("geometry") else { return false };
    Shape::parse(geometry, "geometry").is_ok_and(|shape| shape.contains(at))
}
