//! Grids beside each other.

use crate::geometry::Shape;
use kit::access::Tx;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Refuses two grids that do not lie beside each other: by their boundaries, or where one has none, by their
/// community.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(super) async fn adjacent(tx: &Tx, one: &str, other: &str, path: &str) -> Result<()> {
    let beside = match boundaries(tx, one, other).await?.as_slice() {
        [one, other] => Shape::parse(one, path)?.borders(&Shape::parse(other, path)?),
        _ => one[..12] == other[..12],
    };
    if beside { Ok(()) } else { Err(Error::bad_input(path, "a post of a grid beside that of the other")) }
}

/// The boundaries of two grids, as far as they are drawn.
async fn boundaries(tx: &Tx, one: &str, other: &str) -> Result<Vec<String>> {
    let mut select = Query::select();
    select
        .column("geometry")
        .from("place_shape")
        .and_where(Expr::col("district_code").is_in([&one[..6], &other[..6]]))
        .and_where(Expr::col("record_type").eq("Grid"))
        .and_where(Expr::col("grid_code").is_in([one, other]));
    tx.rows(&select).await?.iter().map(|row| Ok(row.try_get_by("geometry")?)).collect()
}
