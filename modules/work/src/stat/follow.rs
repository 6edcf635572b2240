//! A grid has another code now: what was reported in it was reported there, and is counted there.

use super::areas;
use super::count::{COLUMNS, Figures, HEAD, add};
use crate::matter::Matter;
use kit::Result;
use kit::access::{Action, Tx, district_of};
use kit::hooks::Moved;
use kit::record::Record;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SimpleExpr};
use wangge_core::places::grid::Grid;

/// Moves the counts of a grid to its code within the district, to those that are there already: what was reported since
/// the grid has it. The matters are written first: whoever does something with one has counted it before, or waits and
/// counts it there.
pub(crate) async fn follow(tx: &Tx, moved: &Moved) -> Result<()> {
    let district = district_of(&moved.to);
    if moved.record_type != Grid::TYPE || moved.from == moved.to || district_of(&moved.from) != district {
        return Ok(());
    }
    let permit = tx.permit(Matter::RESOURCE, Action::Change, &moved.to)?;
    let mut update = Query::update();
    update
        .table("matter")
        .value("reported_in", moved.to.as_str())
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("reported_in").eq(moved.from.as_str()));
    tx.execute(&permit, &update).await?;
    let before = Condition::all()
        .add(Expr::col("district_code").eq(district))
        .add(Expr::col("grid_code").eq(moved.from.as_str()));
    let mut select = Query::select();
    select.columns(HEAD).columns(COLUMNS).from("matter_stat").cond_where(before.clone());
    let counts = tx.rows(&select).await?;
    let mut delete = Query::delete();
    delete.from_table("matter_stat").cond_where(before);
    tx.execute(&permit, &delete).await?;
    for row in &counts {
        let (head, figures) = read(row, &moved.to)?;
        // also where a grid stays in its community, so that what was added meets what is taken away
        let (before, _) = read(row, &moved.from)?;
        areas::add(tx, &permit, &before, &figures.map(|figure| -figure)).await?;
        areas::add(tx, &permit, &head, &figures).await?;
        add(tx, &permit, head, &figures).await?;
    }
    Ok(())
}

/// A row of counts, as it is at another code.
fn read(row: &QueryResult, code: &str) -> Result<([SimpleExpr; HEAD.len()], Figures)> {
    let text = |column| row.try_get_by::<String, _>(column);
    let number = |column| row.try_get_by::<i64, _>(column);
    let head = [
        text("district_code")?.into(),
        number("id")?.into(),
        code.into(),
        number("grid_id")?.into(),
        text("kind_code")?.into(),
        text("category")?.into(),
        text("line")?.into(),
        text("month")?.into(),
        row.try_get_by::<bool, _>("discreet")?.into(),
    ];
    let mut figures = [0; COLUMNS.len()];
    for (figure, column) in figures.iter_mut().zip(COLUMNS) {
        *figure = row.try_get_by(column)?;
    }
    Ok((head, figures))
}
