//! Which admissions are in force, and which overlap.

use chrono::NaiveDate;
use entities::work::matter_admission::Model;
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};

/// States in which an admission was given.
const GIVEN: [&str; 2] = ["admitted", "ended"];
/// States in which an admission holds its days, so that no other one can have them.
const HOLDING: [&str; 3] = ["asked", "admitted", "ended"];

/// Is the kind admitted today into the community of this grid, or into its street?
///
/// # Errors
/// When the database fails.
pub(crate) async fn admitted(tx: &Tx, kind: &str, grid: &str) -> Result<bool> {
    let mut select = kinds_admitted(grid, tx.access().today());
    select.and_where(Expr::col("kind_code").eq(kind)).limit(1);
    Ok(!tx.rows(&select).await?.is_empty())
}

/// Codes of the kinds that are admitted on a day into this community or the one of this grid, or into its street.
pub(crate) fn kinds_admitted(area: &str, day: NaiveDate) -> SelectStatement {
    let areas: Vec<&str> = [9, 12].into_iter().filter_map(|digits| area.get(..digits)).collect();
    let mut select = Query::select();
    select
        .column("kind_code")
        .from("matter_admission")
        .and_where(Expr::col("area_code").is_in(areas))
        .and_where(Expr::col("state").is_in(GIVEN))
        .cond_where(overlapping(day, Some(day)));
    select
}

/// The first day of an admission of the same kind into the same area that has some of these days already.
pub(super) async fn taken(tx: &Tx, row: &Model) -> Result<Option<NaiveDate>> {
    let mut select = Query::select();
    select
        .column("from_on")
        .from("matter_admission")
        .and_where(Expr::col("area_code").eq(row.area_code.as_str()))
        .and_where(Expr::col("kind_code").eq(row.kind_code.as_str()))
        .and_where(Expr::col("state").is_in(HOLDING))
        .cond_where(overlapping(row.from_on, row.to_on))
        .limit(1);
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("from_on")).transpose()?)
}

/// The rows of which a day lies from `from` to `to`. One that ended before it began has no day.
fn overlapping(from: NaiveDate, to: Option<NaiveDate>) -> Condition {
    let last = Expr::col("to_on");
    let open = Condition::all().add(last.clone().gte(from)).add(last.clone().gte(Expr::col("from_on")));
    Condition::all()
        .add_option(to.map(|to| Expr::col("from_on").lte(to)))
        .add(Condition::any().add(last.is_null()).add(open))
}
