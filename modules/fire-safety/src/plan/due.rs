//! When premises are due.

use crate::premises::FireRiskClass;
use chrono::{Months, NaiveDate};
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Months between two inspections of a class where the district says nothing.
pub(crate) const fn usual(class: FireRiskClass) -> u32 {
    match class {
        FireRiskClass::General => 12,
        FireRiskClass::Medium => 6,
        FireRiskClass::High => 3,
    }
}

/// The last day of the next planned inspection, from a day on.
///
/// # Errors
/// When the database fails.
pub(crate) async fn due(
    tx: &Tx,
    district: &str,
    class: FireRiskClass,
    since: NaiveDate,
) -> Result<NaiveDate> {
    let mut select = Query::select();
    select
        .column("months")
        .from("fire_plan")
        .and_where(Expr::col("area_code").eq(district))
        .and_where(Expr::col("risk_class").eq(class.as_str()));
    let rows = tx.rows(&select).await?;
    let months = match rows.first() {
        Some(row) => u32::try_from(row.try_get_by::<i16, _>("months")?).unwrap_or(1),
        None => usual(class),
    };
    Ok(after(since, months))
}

/// The same day so many months later.
pub(crate) fn after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}
