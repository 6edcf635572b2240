//! What a law has kept today.

use chrono::NaiveDate;
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// The cases by which a residence is kept on this day.
pub(super) fn kept_on(day: NaiveDate) -> Condition {
    let held = Expr::col(("erasure", "state")).eq("held");
    Condition::all().add(held).add(Expr::col(("erasure", "keep_until")).gte(day))
}

/// The residences of a person that are kept today: district and id.
pub(super) async fn kept_of(tx: &Tx, person: i64) -> Result<Vec<(String, i64)>> {
    let mut select = Query::select();
    select
        .columns(["district_code", "resident_id"])
        .from("erasure")
        .and_where(Expr::col("person_id").eq(person))
        .cond_where(kept_on(tx.access().today()));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok((row.try_get_by("district_code")?, row.try_get_by("resident_id")?))).collect()
}
