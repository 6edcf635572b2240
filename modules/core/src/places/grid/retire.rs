//! The end of a grid: nothing in force may lie in it any more.

use super::inputs::RetireGridInput;
use super::mutations::active;
use super::record::Grid;
use crate::places::contents::Contents;
use crate::places::retire::Left;
use crate::places::{day, serving};
use entities::places::grid::{ActiveModel, Model};
use kit::Result;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LockType, Query};

/// What of core can lie in a grid: its table, its column of `place_grid` where it can lie in several, and its name.
const CONTENTS: [(&str, Option<&str>, &str, &str); 4] = [
    ("building", None, "building", "buildings"),
    ("facility", None, "facility", "facilities"),
    ("compound", Some("compound_id"), "compound", "compounds"),
    ("road", Some("road_id"), "road", "roads"),
];

/// What is counted of a grid in `grid_stat`: the sum of its columns, and its name.
const COUNTED: [(&[&str], &str, &str); 4] = [
    (&["households"], "household", "households"),
    (&["registered", "floating"], "residence", "residences"),
    (&["dwellings"], "dwelling", "dwellings"),
    (&["units"], "unit", "units"),
];

/// Ends the grid.
pub(super) async fn retire(tx: &mut Tx, input: RetireGridInput, contents: &Contents) -> Result<Written> {
    let grid = active(tx.target::<Grid>(&input.id, Action::Change).await?)?;
    // earlier versions let a grid begin on a day that is still to come
    let first = Ord::min(grid.opened_on, tx.access().today());
    let on = day::past(tx, input.on, Some(first), "input.on")?;
    hold(tx, &grid).await?;
    empty(tx, &grid, contents).await?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(on)), ..Default::default() };
    tx.change::<Grid>(grid, row, input.version.into(), "retire").await
}

/// Waits for those who enter something in the grid at this moment, and keeps others from it.
async fn hold(tx: &Tx, grid: &Model) -> Result<()> {
    let mut select = Query::select();
    select.column("id").from("grid").and_where(Expr::col("district_code").eq(grid.district_code.as_str()));
    select.and_where(Expr::col("id").eq(grid.id)).lock(LockType::Update);
    tx.rows(&select).await.map(drop)
}

/// Refuses a grid in which something in force lies.
///
/// # Errors
/// CONFLICT with how many of each kind.
async fn empty(tx: &Tx, grid: &Model, contents: &Contents) -> Result<()> {
    let mut left = Left::default();
    for (table, link, one, many) in CONTENTS {
        left.note(lying(tx, grid, table, link).await?, one, many);
    }
    for (count, (_, one, many)) in counted(tx, grid).await?.into_iter().zip(COUNTED) {
        left.note(count, one, many);
    }
    serving::note(tx, &grid.grid_code, &mut left).await?;
    contents.none_left(tx, (Grid::TYPE, &grid.district_code, grid.id), "grid", left).await
}

/// How many rows of `table` in force lie in the grid.
async fn lying(tx: &Tx, grid: &Model, table: &'static str, link: Option<&'static str>) -> Result<i64> {
    let here = |column| Expr::col(column).eq(grid.id);
    let district = || Expr::col("district_code").eq(grid.district_code.as_str());
    let mut select = Query::select();
    select.expr_as(Func::count(Expr::col("id")), "found").from(table);
    select.and_where(district()).and_where(Expr::col("status").eq("active"));
    match link {
        None => select.and_where(here("grid_id")),
        Some(link) => {
            let mut links = Query::select();
            links.column(link).from("place_grid").and_where(district()).and_where(here("grid_id"));
            links.and_where(Expr::col(link).is_not_null());
            select.and_where(Expr::col("id").in_subquery(links))
        }
    };
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("found")).transpose()?.unwrap_or(0))
}

/// The counts of the grid, in the order of [`COUNTED`].
async fn counted(tx: &Tx, grid: &Model) -> Result<[i64; COUNTED.len()]> {
    let mut select = Query::select();
    select
        .columns(COUNTED.iter().flat_map(|(columns, ..)| columns.iter().copied()))
        .from("grid_stat")
        .and_where(Expr::col("district_code").eq(grid.district_code.as_str()))
        .and_where(Expr::col("grid_id").eq(grid.id));
    let rows = tx.rows(&select).await?;
    let mut counts = [0; COUNTED.len()];
    for (count, (columns, ..)) in counts.iter_mut().zip(COUNTED) {
        for (row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (row, *column))) {
            *count += i64::from(row.try_get_by::<i32, _>(column)?);
        }
    }
    Ok(counts)
}
