//! Attachments go where their record goes.

use crate::record::AttachmentStatus;
use crate::standing::{Standing, all};
use entities::files::attachment::Model;
use kit::Result;
use kit::access::{Action, Permit, Tx, district_of};
use kit::hooks::{Erased, Merged, Moved};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// The attachments of a record that moved are its own where it lies now; called in the transaction that moves it, by
/// whoever may write it there.
///
/// # Errors
/// When the database fails.
pub async fn follow(tx: &Tx, permit: &Permit, moved: &Moved) -> Result<()> {
    let from = (district_of(&moved.from), moved.before);
    for row in of_record(tx, &moved.record_type, from).await? {
        settle(tx, permit, row, moved.after, &moved.to).await?;
    }
    Ok(())
}

/// The attachments of a record that turned out to be another one belong to that one.
pub(crate) async fn join(tx: &Tx, merged: &Merged) -> Result<()> {
    let districts = tx.access().districts().of("");
    let mut select = all();
    select
        .and_where(Expr::col("district_code").is_in(districts))
        .and_where(Expr::col("record_type").eq(merged.record_type.as_str()))
        .and_where(Expr::col("record_id").eq(merged.gone));
    let permit = tx.permit("file", Action::Change, &merged.area)?;
    for row in tx.rows(&select).await? {
        settle(tx, &permit, Standing::of(&row)?.0, merged.kept, &merged.area).await?;
    }
    Ok(())
}

/// What an erased record had attached is gone: the keys at once, the objects soon after.
pub(crate) async fn erase(tx: &Tx, erased: &Erased) -> Result<()> {
    let record = (district_of(&erased.area), erased.id);
    let rows = of_record(tx, &erased.record_type, record).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let files: Vec<i64> = rows.iter().map(|row| row.file_id).collect();
    let mut doom = Query::update();
    doom.table("stored_file")
        .value("state", "doomed")
        .value("sha256", "")
        .value("data_key", None::<String>)
        .value("expires_at", tx.access().now())
        .and_where(Expr::col("id").is_in(files))
        .and_where(Expr::col("state").ne("gone"));
    tx.bulk_execute(&doom).await?;
    let mut update = Query::update();
    update
        .table("attachment")
        .value("status", AttachmentStatus::Erased.as_str())
        .value("name", "")
        .value("sha256", "")
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .and_where(Expr::col("district_code").eq(record.0))
        .and_where(Expr::col("record_type").eq(erased.record_type.as_str()))
        .and_where(Expr::col("record_id").eq(record.1));
    tx.bulk_execute(&update).await.map(drop)
}

/// Every attachment of a record.
async fn of_record(tx: &Tx, record_type: &str, (district, record): (&str, i64)) -> Result<Vec<Model>> {
    let mut select = all();
    select
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("record_type").eq(record_type))
        .and_where(Expr::col("record_id").eq(record));
    tx.rows(&select).await?.iter().map(|row| Ok(Standing::of(row)?.0)).collect()
}

/// Moves the row of an attachment: within its district it stays, to another it is written anew.
async fn settle(tx: &Tx, permit: &Permit, row: Model, record: i64, area: &str) -> Result<()> {
    if row.district_code == district_of(area) {
        let mut update = Query::update();
        update
            .table("attachment")
            .value("grid_code", area)
            .value("record_id", record)
            .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
            .and_where(Expr::col("id").eq(row.id));
        return tx.execute(permit, &update).await.map(drop);
    }
    let mut delete = Query::delete();
    delete
        .from_table("attachment")
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("id").eq(row.id));
    tx.execute(permit, &delete).await?;
    let row = Model { record_id: record, ..there(row, area) };
    tx.insert(permit, row.into_active_model().reset_all()).await
}

fn there(row: Model, area: &str) -> Model {
    Model { district_code: district_of(area).to_owned(), grid_code: area.to_owned(), ..row }
}
