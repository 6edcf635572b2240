//! What happens to files by themselves: they close after their review date, those of minors are sealed, and what was closed a
//! year ago is deleted. Where a file is read it is over by the day already, whether the clock came by or not.

use crate::renew::{closed, ended};
use crate::row::{Act, files, later, sealed_on};
use chrono::{Months, NaiveDate};
use entities::key_groups::key_file::Model;
use kit::Result;
use kit::access::{Action, Permit, Tx};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// Files at once.
const BATCH: u64 = 100;
/// Months for which the person still sees a file that was closed.
const SEEN: u32 = 12;

/// Does what is due, at most so much of each at once; answers how much that was.
pub(crate) async fn due(tx: &Tx) -> Result<u64> {
    let today = tx.access().today();
    let permit = tx.permit(crate::policy::JUSTICE, Action::Change, "")?;
    Ok(births(tx, &permit).await?
        + seal(tx, &permit, today).await?
        + close(tx, &permit, today).await?
        + forget(tx, &permit, today).await?)
}

/// Follows corrections of births to a later day of sealing, or to none: an earlier one waits for the next act of the file's
/// authority, so that nobody else seals a file by what is entered of a person. What is sealed already stays so.
async fn births(tx: &Tx, permit: &Permit) -> Result<u64> {
    let mut corrected = Query::select();
    corrected
        .expr(Expr::val(1))
        .from("resident")
        .and_where(Expr::col(("resident", "district_code")).equals(("key_file", "district_code")))
        .and_where(Expr::col(("resident", "id")).equals(("key_file", "resident_id")))
        .and_where(Expr::col(("resident", "changed_at")).gte(Expr::col(("key_file", "changed_at"))));
    let due = Condition::all().add(Expr::col("state").ne("sealed")).add(Expr::exists(corrected));
    let mut number = 0;
    for row in files(tx, due, Some(BATCH)).await? {
        if later(row.seal_on, sealed_on(tx, &row).await?) == row.seal_on {
            looked_at(tx, permit, &row).await?;
            continue;
        }
        Act { tx, permit, row: &row, verb: "follow" }.change(|_| ()).await?;
        number += 1;
    }
    Ok(number)
}

/// Nothing follows from the residence: it is not looked at again before it changes.
async fn looked_at(tx: &Tx, permit: &Permit, row: &Model) -> Result<()> {
    let mut update = Query::update();
    update
        .table("key_file")
        .value("changed_at", tx.access().now())
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("id").eq(row.id));
    tx.execute(permit, &update).await.map(drop)
}

/// Seals the files of who is of age now: nobody reads them any more.
async fn seal(tx: &Tx, permit: &Permit, today: NaiveDate) -> Result<u64> {
    let due = Condition::all().add(Expr::col("seal_on").lte(today)).add(Expr::col("state").ne("sealed"));
    let rows = files(tx, due, Some(BATCH)).await?;
    for row in &rows {
        ended(tx, permit, row).await?;
        Act { tx, permit, row, verb: "seal" }
            .change(|update| {
                update.value("state", "sealed").value("closed_on", row.closed_on.unwrap_or(today));
            })
            .await?;
    }
    Ok(rows.len() as u64)
}

/// Closes files, and takes back proposals, whose review date is over.
async fn close(tx: &Tx, permit: &Permit, today: NaiveDate) -> Result<u64> {
    let due = Condition::all()
        .add(Expr::col("state").is_in(["proposed", "open", "handed"]))
        .add(Expr::col("review_on").lt(today));
    let rows = files(tx, due, Some(BATCH)).await?;
    for row in &rows {
        closed(tx, permit, row, None).await?;
    }
    Ok(rows.len() as u64)
}

/// Deletes what was closed long ago, with all that belongs to it.
async fn forget(tx: &Tx, permit: &Permit, today: NaiveDate) -> Result<u64> {
    let Some(before) = today.checked_sub_months(Months::new(SEEN)) else { return Ok(0) };
    let due = Condition::all().add(Expr::col("state").eq("closed")).add(Expr::col("closed_on").lt(before));
    let rows = files(tx, due, Some(BATCH)).await?;
    for row in &rows {
        let mut delete = Query::delete();
        delete
            .from_table("key_file")
            .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
            .and_where(Expr::col("id").eq(row.id));
        tx.execute(permit, &delete).await?;
    }
    Ok(rows.len() as u64)
}
