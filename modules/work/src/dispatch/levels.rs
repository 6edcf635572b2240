//! The levels of units: the grid, the community's workstation (工作站), the street's or town's service centre (服务中心),
//! the district's command centre (指挥中心). A district with three levels ends at its towns.

use kit::access::{Tx, district_of};
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The unit above, if the district has that level.
///
/// # Errors
/// CONFLICT when this is the highest.
pub(crate) async fn above(tx: &Tx, grid: &str, unit: &str) -> Result<String> {
    let next = match unit.len() {
        15 => 12,
        12 => 9,
        9 if levels(tx, grid).await? > 3 => 6,
        _ => return Err(Error::conflict("this is the highest level of the district")),
    };
    Ok(grid.get(..next).unwrap_or_default().to_owned())
}

/// Is the unit at a level that the district has?
pub(super) async fn is_level(tx: &Tx, grid: &str, unit: &str) -> Result<bool> {
    Ok(match unit.len() {
        9 | 12 | 15 => true,
        6 => levels(tx, grid).await? > 3,
        _ => false,
    })
}

/// The centre that decides who deals with a matter: the town's, above it the district's where the district has so many
/// levels.
pub(crate) fn centre(levels: i16, grid: &str, unit: &str) -> String {
    let digits = if unit.len() > 6 || levels <= 3 { 9 } else { 6 };
    grid.get(..digits).unwrap_or_default().to_owned()
}

/// The unit that dispatches for the unit that returns: a community's own, above it the centre.
pub(crate) fn centre_or_own(levels: i16, grid: &str, unit: &str) -> String {
    match unit.len() {
        15 | 12 => grid.get(..12).unwrap_or_default().to_owned(),
        _ => centre(levels, grid, unit),
    }
}

/// How many levels the district of a grid has in its view of the hierarchy.
pub(crate) async fn levels(tx: &Tx, grid: &str) -> Result<i16> {
    let mut select = Query::select();
    select.column("levels").from("district_setting");
    select.and_where(Expr::col("code").eq(district_of(grid)));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("levels")).transpose()?.unwrap_or(3))
}
