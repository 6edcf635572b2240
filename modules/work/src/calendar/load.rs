//! The working days of a district.

use super::days::Days;
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// The nation's own code in the calendar.
pub(crate) const NATION: &str = "00";

/// The working days of the district, from 2 years before today on: those of the nation, its province, its city, and its
/// own, the narrowest counting last.
///
/// # Errors
/// When the database fails.
pub async fn days(tx: &Tx, district: &str) -> Result<Days> {
    let above = [2, 4, 6].into_iter().filter_map(|digits| district.get(..digits));
    let areas: Vec<&str> = [NATION].into_iter().chain(above).collect();
    let since = tx.access().today() - chrono::TimeDelta::days(730);
    let mut select = Query::select();
    select
        .columns(["day_on", "works"])
        .from("work_day")
        .and_where(Expr::col("area_code").is_in(areas))
        .and_where(Expr::col("day_on").gte(since))
        .order_by_expr(Expr::cust("CASE area_code WHEN '00' THEN 0 ELSE length(area_code) END"), Order::Asc);
    let mut days = Days::default();
    for row in tx.rows(&select).await? {
        days.say(row.try_get_by("day_on")?, row.try_get_by("works")?);
    }
    Ok(days)
}
