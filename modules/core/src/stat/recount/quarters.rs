//! The work of quarters, counted again: what was entered, for every quarter; what was verified, for this one. A record
//! keeps only when it was verified last, so quarters that are over cannot be counted again, nor can what ended in one.

use super::statement::number;
use crate::stat::quarter::Quarter;
use kit::Result;
use kit::access::{Permit, Tx};
use kit::platform::{day_of, start_of};
use kit::recount::{Difference, Recount};
use sea_orm::QueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, JoinType, OnConflict, Query, SelectStatement};
use std::collections::BTreeSet;

/// What can be counted again: the column of `grid_quarter`, and the column of `resident` with the moment.
const COUNTED: [(&str, &str); 2] = [("entered", "created_at"), ("verified", "verified_at")];

/// Compares the work of each quarter with the records.
pub(super) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    let now = Quarter::of(recount.access().today());
    for quarter in quarters(recount).await? {
        for counted in COUNTED.into_iter().take(if quarter == now { 2 } else { 1 }) {
            for row in recount.rows(&comparison(recount.district(), quarter, counted, None)).await? {
                compare(recount, quarter, counted, &row).await?;
            }
        }
    }
    Ok(())
}

async fn compare(
    recount: &mut Recount<'_>,
    quarter: Quarter,
    counted: (&'static str, &'static str),
    row: &QueryResult,
) -> Result<()> {
    let (kept, right) = (row.try_get_by("kept")?, row.try_get_by("correct")?);
    if kept == right {
        return Ok(());
    }
    let (grid, code): (i64, String) = (row.try_get_by("id")?, row.try_get_by("grid_code")?);
    if recount.repairs() {
        let (tx, permit) = recount.begin(&code).await?;
        repair(&tx, &permit, (recount.district(), grid, &code), quarter, counted).await?;
        tx.commit().await?;
    }
    let what = format!("grid_quarter.{} of {quarter}", counted.0);
    recount.note(Difference { grid: code, what, kept, right });
    Ok(())
}

/// Makes the work of a grid right, holding its row before the records are read.
async fn repair(
    tx: &Tx,
    permit: &Permit,
    (district, grid, code): (&str, i64, &str),
    quarter: Quarter,
    counted: (&'static str, &'static str),
) -> Result<()> {
    let mut insert = Query::insert();
    insert
        .into_table("grid_quarter")
        .columns(["district_code", "id", "grid_code", "grid_id", "quarter", "verified", "entered", "ended"])
        .values_panic([
            district.into(),
            tx.access().new_id().into(),
            code.into(),
            grid.into(),
            quarter.to_string().into(),
            0_i32.into(),
            0_i32.into(),
            0_i32.into(),
        ])
        .on_conflict(OnConflict::columns(["district_code", "grid_id", "quarter"]).do_nothing().to_owned());
    tx.execute(permit, &insert).await?;
    let which = || super::of_grid(district, grid).add(Expr::col("quarter").eq(quarter.to_string()));
    tx.hold("grid_quarter", which()).await?;
    for row in tx.rows(&comparison(district, quarter, counted, Some(grid))).await? {
        let mut update = Query::update();
        update
            .table("grid_quarter")
            .value(counted.0, row.try_get_by::<i64, _>("correct")?)
            .cond_where(which());
        tx.execute(permit, &update).await?;
    }
    Ok(())
}

/// The quarters in which anything was entered, and those that are kept.
async fn quarters(recount: &Recount<'_>) -> Result<BTreeSet<Quarter>> {
    let mine = || Expr::col("district_code").eq(recount.district());
    let mut kept = Query::select();
    kept.distinct().column("quarter").from("grid_quarter").and_where(mine());
    let kept = recount.rows(&kept).await?;
    let kept = kept.iter().map(|row| row.try_get_by::<String, _>("quarter"));
    let kept: Vec<String> = kept.collect::<Result<_, _>>()?;
    let mut quarters: BTreeSet<Quarter> = kept.iter().filter_map(|text| Quarter::parse(text)).collect();
    let mut ends = Query::select();
    ends.expr_as(Func::min(Expr::col("created_at")), "earliest");
    ends.expr_as(Func::max(Expr::col("created_at")), "latest").from("resident").and_where(mine());
    for row in recount.rows(&ends).await? {
        let (earliest, latest) = (row.try_get_by("earliest")?, row.try_get_by("latest")?);
        let (Some(earliest), Some(latest)): (Option<i64>, Option<i64>) = (earliest, latest) else { continue };
        let mut quarter = Quarter::of(day_of(earliest));
        while quarter <= Quarter::of(day_of(latest)) {
            quarters.insert(quarter);
            quarter = quarter.next();
        }
    }
    Ok(quarters)
}

/// A row for each grid, or for one: what is kept of a quarter and what the records say.
fn comparison(
    district: &str,
    quarter: Quarter,
    (column, at): (&'static str, &'static str),
    grid: Option<i64>,
) -> SelectStatement {
    let mut counts = Query::select();
    counts
        .column("grid_id")
        .expr_as(Expr::cust("COUNT(*)"), "records")
        .from("resident")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col(at).gte(start_of(quarter.first_day())))
        .and_where(Expr::col(at).lt(start_of(quarter.next().first_day())))
        .group_by_col("grid_id");
    let same = Condition::all()
        .add(Expr::col(("grid_quarter", "district_code")).equals(("grid", "district_code")))
        .add(Expr::col(("grid_quarter", "grid_id")).equals(("grid", "id")))
        .add(Expr::col(("grid_quarter", "quarter")).eq(quarter.to_string()));
    let mut select = Query::select();
    select
        .columns([("grid", "id"), ("grid", "grid_code")])
        .expr_as(number(Expr::col(("grid_quarter", column))), "kept")
        .expr_as(number(Expr::col(("counts", "records"))), "correct")
        .from("grid")
        .join(JoinType::LeftJoin, "grid_quarter", same)
        .join_subquery(
            JoinType::LeftJoin,
            counts,
            "counts",
            Expr::col(("counts", "grid_id")).equals(("grid", "id")),
        )
        .and_where(Expr::col(("grid", "district_code")).eq(district));
    if let Some(grid) = grid {
        select.and_where(Expr::col(("grid", "id")).eq(grid));
    }
    select
}
