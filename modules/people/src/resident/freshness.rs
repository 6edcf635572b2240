//! When a record was verified and when it is to be again (P8).

use chrono::{Months, NaiveDate};
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Months after which a record is to be verified again, where the district does not say: quarterly.
const MONTHS: i16 = 3;

/// The day by which what is verified today is to be verified again.
pub(super) async fn due_on(tx: &Tx, district: &str) -> Result<Option<NaiveDate>> {
    let mut select = Query::select();
    select.column("verify_months").from("district_setting").and_where(Expr::col("code").eq(district));
    let rows = tx.rows(&select).await?;
    let months: i16 = rows.first().map(|row| row.try_get_by("verify_months")).transpose()?.unwrap_or(MONTHS);
    Ok(tx.access().today().checked_add_months(Months::new(u32::try_from(months).unwrap_or(0))))
}
