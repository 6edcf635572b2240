//! The totals of batches, counted again from their payments.

use kit::Result;
use kit::recount::{Difference, Recount};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, Order, Query};
use std::collections::BTreeMap;

/// What is kept of a batch: payments, their sum, those that came back, and theirs.
const KEPT: [&str; 4] = ["items", "total_fen", "returned_items", "returned_fen"];

/// Compares each batch of a district with its payments, and makes it right where that is asked for.
pub(crate) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    let right = of_payments(recount).await?;
    let mut select = Query::select();
    select
        .columns(["id", "area_code"])
        .columns(KEPT)
        .from("assistance_batch")
        .and_where(Expr::col("area_code").gte(recount.district()))
        .and_where(Expr::col("area_code").lt(kit::code::after(recount.district())))
        .order_by("id", Order::Asc);
    for row in recount.rows(&select).await? {
        let (id, area): (i64, String) = (row.try_get_by("id")?, row.try_get_by("area_code")?);
        let right = right.get(&id).copied().unwrap_or_default();
        let kept = [
            i64::from(row.try_get_by::<i32, _>("items")?),
            row.try_get_by("total_fen")?,
            i64::from(row.try_get_by::<i32, _>("returned_items")?),
            row.try_get_by("returned_fen")?,
        ];
        if kept != right && recount.repairs() {
            let (tx, permit) = recount.begin(&area).await?;
            let mut update = Query::update();
            update.table("assistance_batch").and_where(Expr::col("id").eq(id));
            for (column, right) in KEPT.iter().zip(right) {
                update.value(*column, right);
            }
            update.value("version", Expr::col("version").add(1));
            tx.execute(&permit, &update).await?;
            tx.audit("recount", "AssistanceBatch", &id.to_string(), &area, None).await?;
            tx.commit().await?;
        }
        for ((column, kept), right) in KEPT.iter().zip(kept).zip(right) {
            if kept != right {
                let what = format!("assistance_batch.{column} of {id}");
                recount.note(Difference { grid: area.clone(), what, kept, right });
            }
        }
    }
    Ok(())
}

/// The sums of the payments of a district, by batch.
async fn of_payments(recount: &Recount<'_>) -> Result<BTreeMap<i64, [i64; 4]>> {
    let back = || Condition::all().add(Expr::col("state").eq("returned"));
    let one = || wangge_core::stat::tallies::one_if(back());
    let amount = || wangge_core::stat::tallies::amount_if(back(), Expr::col("amount_fen"));
    let sum = |of: Expr| Expr::from(Func::sum(of)).cast_as("bigint");
    let mut select = Query::select();
    select
        .column("batch_id")
        .expr_as(sum(Expr::cust("1")), "items")
        .expr_as(sum(Expr::col("amount_fen")), "total_fen")
        .expr_as(sum(one()), "returned_items")
        .expr_as(sum(amount()), "returned_fen")
        .from("assistance_payment")
        .and_where(Expr::col("district_code").eq(recount.district()))
        .group_by_col("batch_id");
    let mut sums = BTreeMap::new();
    for row in recount.rows(&select).await? {
        let mut of = [0; 4];
        for (column, of) in KEPT.iter().zip(&mut of) {
            *of = row.try_get_by(*column)?;
        }
        sums.insert(row.try_get_by("batch_id")?, of);
    }
    Ok(sums)
}
