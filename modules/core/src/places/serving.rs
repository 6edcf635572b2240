//! Who and what serves a place as an area: posts, liaisons and bodies.

use super::retire::Left;
use chrono::NaiveDate;
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, Query};
use std::collections::BTreeSet;

/// Its table, and its name.
const SERVING: [(&str, &str, &str); 3] =
    [("post", "post", "posts"), ("liaison", "liaison", "liaisons"), ("body", "body", "bodies")];

/// What is in force on this day or still to begin, of what has a last day and can be ended before.
pub(crate) fn lasting(today: NaiveDate) -> Condition {
    let last = Expr::col("to_on");
    Condition::all().add(Expr::col("ended_at").is_null()).add(last.clone().is_null().or(last.gte(today)))
}

/// Notes what serves the area, in force or still to begin.
pub(super) async fn note(tx: &Tx, area: &str, left: &mut Left) -> Result<()> {
    for (table, one, many) in SERVING {
        let mut select = Query::select();
        select.expr_as(Func::count(Expr::col("id")), "found").from(table);
        select.cond_where(lasting(tx.access().today())).and_where(Expr::col("area_code").eq(area));
        let rows = tx.rows(&select).await?;
        left.note(rows.first().map(|row| row.try_get_by("found")).transpose()?.unwrap_or(0), one, many);
    }
    Ok(())
}

/// Codes of the retired divisions that something serves, in force or still to begin.
pub(crate) async fn retired_and_served(tx: &Tx) -> Result<BTreeSet<String>> {
    let mut areas = BTreeSet::new();
    for (table, ..) in SERVING {
        let mut retired = Query::select();
        retired.column("code").from("division").and_where(Expr::col("retired_edition").is_not_null());
        let mut select = Query::select();
        select.distinct().column("area_code").from(table).cond_where(lasting(tx.access().today()));
        select.and_where(Expr::col("area_code").in_subquery(retired));
        for row in tx.rows(&select).await? {
            areas.insert(row.try_get_by("area_code")?);
        }
    }
    Ok(areas)
}
