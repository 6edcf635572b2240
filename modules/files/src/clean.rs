//! Deletes the objects that nothing needs: uploads that were not attached in time or whose writing was cut off, and
//! files that were removed or erased.

use crate::store::FileStore;
use kit::platform::Platform;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query};

/// Files of one round.
const BATCH: u64 = 100;
/// How long one process cleans alone, in milliseconds.
const LEASE: i64 = 10 * 60_000;
/// How long what was deleted counts for its account's day, in milliseconds.
const COUNTS: i64 = 24 * 3_600_000;

/// Deletes them, if no other process does; answers how many. `holder` names this process.
///
/// # Errors
/// When the database or the store fails: the rest is deleted the next time.
pub async fn clean(platform: &Platform, store: &FileStore, holder: &str) -> Result<u64> {
    if !platform.lease("clean-files", "000000", holder, LEASE).await? {
        return Ok(0);
    }
    let mut deleted = 0;
    loop {
        let files = due(platform).await?;
        for file in &files {
            store.delete(*file).await?;
            gone(platform, *file).await?;
        }
        deleted += files.len() as u64;
        if (files.len() as u64) < BATCH {
            break;
        }
    }
    forget(platform).await?;
    Ok(deleted)
}

/// The files whose objects are to be deleted.
async fn due(platform: &Platform) -> Result<Vec<i64>> {
    let access = platform.system();
    let late = Condition::all()
        .add(Expr::col("state").is_in(["writing", "ready"]))
        .add(Expr::col("expires_at").lte(access.now()));
    let mut select = Query::select();
    select
        .column("id")
        .from("stored_file")
        .cond_where(Condition::any().add(Expr::col("state").eq("doomed")).add(late))
        .order_by("id", Order::Asc)
        .limit(BATCH);
    let rows = access.system_rows(&select).await?;
    rows.iter().map(|row| row.try_get_by("id").map_err(Error::from)).collect()
}

/// The object is deleted.
async fn gone(platform: &Platform, file: i64) -> Result<()> {
    let tx = platform.system().begin().await?;
    let mut update = Query::update();
    update
        .table("stored_file")
        .value("state", "gone")
        .value("data_key", None::<String>)
        .and_where(Expr::col("id").eq(file));
    tx.execute(&platform.permit(), &update).await?;
    tx.commit().await
}

/// Rows without an object are kept for the day on which they count.
async fn forget(platform: &Platform) -> Result<()> {
    let tx = platform.system().begin().await?;
    let mut delete = Query::delete();
    delete
        .from_table("stored_file")
        .and_where(Expr::col("state").eq("gone"))
        .and_where(Expr::col("created_at").lt(tx.access().now() - COUNTS));
    tx.execute(&platform.permit(), &delete).await?;
    tx.commit().await
}
