//! A building lies in another grid now: its open matters are with the units there.

use super::record::Matter;
use crate::act::Doing;
use crate::procedure::Act;
use crate::stat::in_order_of_counts;
use kit::Result;
use kit::access::{Permit, Tx, district_of};
use kit::hooks::Moved;
use kit::node::GlobalId;
use kit::record::Record;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query};
use wangge_core::places::building::Building;

/// Hands the open matters of a building that moved to the units of its grid. A post that does not answer for that grid
/// has them no longer. Only the platform itself may.
pub(crate) async fn follow(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Building::TYPE || moved.from == moved.to {
        return Ok(());
    }
    let district = district_of(&moved.to);
    let mut select = Query::select();
    select
        .columns(["id", "version", "unit_code", "post_id", "kind_code", "reported_in", "reported_at"])
        .from("matter")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("building_id").eq(moved.after))
        .and_where(Expr::col("grid_code").eq(moved.to.as_str()))
        .and_where(Expr::col("status").eq("open"))
        .order_by("id", Order::Asc)
        .lock(LockType::Update);
    // all are held, and then taken in the order of their counts: two that follow at once do not wait for each other for ever
    for row in in_order_of_counts(tx.rows(&select).await?)? {
        let (id, version): (i64, i64) = (row.try_get_by("id")?, row.try_get_by("version")?);
        let (unit, post): (String, Option<i64>) = (row.try_get_by("unit_code")?, row.try_get_by("post_id")?);
        let here = moved.to.get(..unit.len()).unwrap_or_default();
        let kept = match post {
            Some(post) if answers(tx, post, &moved.to).await? => Some(post),
            _ => None,
        };
        if here == unit && kept == post {
            continue;
        }
        let id = GlobalId::placed(Matter::TYPE, district, id);
        let version = i32::try_from(version).unwrap_or(i32::MAX);
        let mut doing = Doing::begin(tx, &id, version, Act::Unassign).await?;
        here.clone_into(&mut doing.matter.unit_code);
        doing.matter.post_id = kept;
        sheets(tx, &doing.permit(), doing.matter.id, &moved.to).await?;
        doing.done(tx, Some("its building lies in another grid now".to_owned())).await?;
    }
    Ok(())
}

/// Does the post answer for the grid?
async fn answers(tx: &Tx, post: i64, grid: &str) -> Result<bool> {
    let mut select = Query::select();
    select.column("area_code").from("post").and_where(Expr::col("id").eq(post));
    let rows = tx.rows(&select).await?;
    let area: Option<String> = rows.first().map(|row| row.try_get_by("area_code")).transpose()?;
    Ok(area.is_some_and(|area| grid.starts_with(&area)))
}

/// Sheets whose receipt is missing go to the unit of the same level there.
async fn sheets(tx: &Tx, permit: &Permit, matter: i64, grid: &str) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(["id", "unit_code", "post_id"])
        .from("work_sheet")
        .and_where(Expr::col("district_code").eq(district_of(grid)))
        .and_where(Expr::col("matter_id").eq(matter))
        .and_where(Expr::col("state").eq("sent"));
    for row in tx.rows(&select).await? {
        let (id, unit): (i64, String) = (row.try_get_by("id")?, row.try_get_by("unit_code")?);
        let post = match row.try_get_by::<Option<i64>, _>("post_id")? {
            Some(post) if answers(tx, post, grid).await? => Some(post),
            _ => None,
        };
        let mut update = Query::update();
        update
            .table("work_sheet")
            .value("unit_code", grid.get(..unit.len()).unwrap_or_default())
            .value("post_id", post)
            .and_where(Expr::col("district_code").eq(district_of(grid)))
            .and_where(Expr::col("id").eq(id));
        tx.execute(permit, &update).await?;
    }
    Ok(())
}
