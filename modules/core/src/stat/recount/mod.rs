//! The counts of grids, counted again from the records (storage rule 11).

mod quarters;
mod statement;

use super::columns::COLUMNS;
use kit::Result;
use kit::access::Tx;
use kit::recount::{Difference, Recount};
use sea_orm::QueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use statement::{comparison, empty_row, kept, right};

/// Compares every count of the district's grids with the records.
pub(crate) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    for row in recount.rows(&comparison(recount.district(), None)).await? {
        let found = differences(&row)?;
        if found.is_empty() {
            continue;
        }
        if recount.repairs() {
            repair(recount, &row).await?;
        }
        let grid: String = row.try_get_by("grid_code")?;
        for (column, kept, right) in found {
            recount.note(Difference { grid: grid.clone(), what: format!("grid_stat.{column}"), kept, right });
        }
    }
    quarters::recount(recount).await
}

/// The columns of a row of the comparison that differ, with what is kept and what is right.
fn differences(row: &QueryResult) -> Result<Vec<(&'static str, i64, i64)>> {
    let mut found = Vec::new();
    for column in COLUMNS {
        let kept: i64 = row.try_get_by(kept(column.name).as_str())?;
        let right: i64 = row.try_get_by(right(column.name).as_str())?;
        if kept != right {
            found.push((column.name, kept, right));
        }
    }
    Ok(found)
}

/// Makes the counts of a grid right. Who counts in it waits meanwhile: the row is held before the records are read, so
/// whoever wrote records and counted is done, and whoever has not counted yet is not seen.
async fn repair(recount: &Recount<'_>, row: &QueryResult) -> Result<()> {
    let (grid, code): (i64, String) = (row.try_get_by("id")?, row.try_get_by("grid_code")?);
    let (tx, permit) = recount.begin(&code).await?;
    tx.execute(&permit, &empty_row(tx.access(), recount.district(), grid, &code)).await?;
    tx.hold("grid_stat", of_grid(recount.district(), grid)).await?;
    let mut update = Query::update();
    update.table("grid_stat").cond_where(of_grid(recount.district(), grid));
    if set(&tx, recount.district(), grid, &mut update).await? {
        tx.execute(&permit, &update).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Puts what is right in the statement; answers whether anything differs still.
async fn set(
    tx: &Tx,
    district: &str,
    grid: i64,
    update: &mut sea_orm::sea_query::UpdateStatement,
) -> Result<bool> {
    let mut any = false;
    for row in tx.rows(&comparison(district, Some(grid))).await? {
        for (column, _, right) in differences(&row)? {
            update.value(column, right);
            any = true;
        }
    }
    Ok(any)
}

/// The rows of a grid.
fn of_grid(district: &str, grid: i64) -> Condition {
    Condition::all().add(Expr::col("district_code").eq(district)).add(Expr::col("grid_id").eq(grid))
}
