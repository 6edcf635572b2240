//! What the boundary of a grid must keep.

use crate::geometry::Shape;
use kit::access::Tx;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// The largest part of the smaller of two grids that both may cover.
const OVERLAP: f64 = 0.01;

/// Refuses a boundary of the grid that lies outside its community's, or over another grid's. Grids of one community
/// are drawn one after the other.
///
/// # Errors
/// BAD_USER_INPUT at `path` when it is fully outside; CONFLICT with the code of the other grid.
pub(crate) async fn grid_fits(tx: &Tx, code: &str, id: i64, shape: &Shape, path: &str) -> Result<()> {
    let community = code.get(..12).unwrap_or_default();
    wait(tx, community).await?;
    let mut select = Query::select();
    select.column("geometry").from("division_shape").and_where(Expr::col("code").eq(community));
    if let Some(row) = tx.rows(&select).await?.first() {
        let outer = Shape::parse(&row.try_get_by::<String, _>("geometry")?, "geometry")?;
        if !outer.meets(shape) {
            return Err(Error::bad_input(path, "the boundary lies fully outside its community's"));
        }
    }
    for (other, drawn) in neighbours(tx, community, id, shape).await? {
        if drawn.shared_area(shape) > OVERLAP * drawn.area().min(shape.area()) {
            return Err(Error::conflict(format!("the boundary overlaps grid {other}; draw that one first")));
        }
    }
    Ok(())
}

/// Holds the counter of the community until the transaction ends.
async fn wait(tx: &Tx, community: &str) -> Result<()> {
    let mut select = Query::select();
    select
        .column("last_number")
        .from("code_counter")
        .and_where(Expr::col("district_code").eq(community.get(..6).unwrap_or_default()))
        .and_where(Expr::col("grid_code").eq(community))
        .lock(LockType::Update);
    tx.rows(&select).await.map(drop)
}

/// The other grids in force of the community whose boxes meet the shape's.
async fn neighbours(tx: &Tx, community: &str, id: i64, shape: &Shape) -> Result<Vec<(String, Shape)>> {
    let (bounds, district) = (shape.bounds(), community.get(..6).unwrap_or_default());
    let mut active = Query::select();
    active.column("id").from("grid").and_where(Expr::col("district_code").eq(district));
    active.and_where(Expr::col("status").eq("active"));
    let mut select = Query::select();
    select
        .columns(["grid_code", "geometry"])
        .from("place_shape")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("record_type").eq("Grid"))
        .and_where(Expr::col("grid_code").gte(community))
        .and_where(Expr::col("grid_code").lt(kit::code::after(community)))
        .and_where(Expr::col("record_id").ne(id))
        .and_where(Expr::col("record_id").in_subquery(active))
        .and_where(Expr::col("west").lte(bounds.east))
        .and_where(Expr::col("east").gte(bounds.west))
        .and_where(Expr::col("south").lte(bounds.north))
        .and_where(Expr::col("north").gte(bounds.south));
    let rows = tx.rows(&select).await?;
    let read = |row: &sea_orm::QueryResult| {
        let shape = Shape::parse(&row.try_get_by::<String, _>("geometry")?, "geometry")?;
        Ok((row.try_get_by("grid_code")?, shape))
    };
    rows.iter().map(read).collect()
}
