//! Visits are paid where the person lives: those that are open end when the person lives there no longer.

use super::record::VisitTask;
use kit::Result;
use kit::access::{Action, Tx, district_of};
use kit::hooks::{Ended, Erased, Moved};
use kit::record::Record;
use people::resident::Resident;
use sea_orm::sea_query::{DeleteStatement, Expr, ExprTrait, Query};

/// The person lives in another grid now.
pub(crate) async fn moved(tx: &Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || moved.from == moved.to {
        return Ok(());
    }
    let away = district_of(&moved.from) != district_of(&moved.to);
    end(tx, (&moved.from, moved.before), |tasks| {
        tasks.and_where(Expr::col("state").eq("open"));
        if !away {
            tasks.and_where(Expr::col("assigned_grid").ne(Expr::col("grid_code")));
        }
    })
    .await?;
    if away || moved.before == moved.after {
        return Ok(());
    }
    end(tx, (&moved.to, moved.after), |tasks| {
        tasks.and_where(Expr::col("state").eq("open"));
        tasks.and_where(Expr::col("assigned_grid").ne(Expr::col("grid_code")));
    })
    .await
}

/// The person died or left.
pub(crate) async fn ended(tx: &Tx, ended: &Ended) -> Result<()> {
    if ended.record_type != Resident::TYPE {
        return Ok(());
    }
    end(tx, (&ended.area, ended.id), |tasks| {
        tasks.and_where(Expr::col("state").eq("open"));
    })
    .await
}

/// Everything about the person was erased.
pub(crate) async fn erased(tx: &Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    end(tx, (&erased.area, erased.id), |_| ()).await
}

async fn end(
    tx: &Tx,
    (area, residence): (&str, i64),
    narrow: impl FnOnce(&mut DeleteStatement),
) -> Result<()> {
    let permit = tx.permit(VisitTask::RESOURCE, Action::Change, area)?;
    let mut delete = Query::delete();
    delete
        .from_table("visit_task")
        .and_where(Expr::col("district_code").eq(district_of(area)))
        .and_where(Expr::col("resident_id").eq(residence));
    narrow(&mut delete);
    tx.execute(&permit, &delete).await.map(drop)
}
