//! What is personal about a household: its number, its address, its photos and forms. It goes with the last residence that names
//! it, or, of one that ended and that none names any more, when the time to keep is over.

use crate::household::Household;
use chrono::NaiveDate;
use entities::people::household::{ActiveModel, Entity, Model};
use kit::Result;
use kit::access::{Permit, Target, Tx};
use kit::hooks::Erased;
use kit::platform::start_of;
use kit::record::{Class, Record};
use kit::stream::columns_of;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};

/// Households erased in one transaction: short enough that nobody waits for it.
const BATCH: u64 = 50;

/// Erases it where no residence names the household any more.
pub(super) async fn erase_empty(tx: &mut Tx, permit: &Permit, (district, id): (&str, i64)) -> Result<()> {
    let mut select = unnamed();
    select.and_where(Expr::col("district_code").eq(district)).and_where(Expr::col("id").eq(id));
    erase(tx, permit, &select).await.map(drop)
}

/// Erases it of households of a district that ended by this day, and that nobody changed since; answers how many.
pub(super) async fn erase_ended(tx: &mut Tx, permit: &Permit, district: &str, day: NaiveDate) -> Result<u64> {
    let said = Condition::any()
        .add(Expr::col("number").is_not_null())
        .add(Expr::col("address").is_not_null())
        .add(files::has_files(Household::TYPE, "household"));
    let mut select = unnamed();
    select
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("status").eq("retired"))
        .and_where(Expr::col("retired_on").lte(day))
        // one that was erased and whose files wait for their deletion is not looked at again
        .and_where(Expr::col("changed_at").lt(start_of(day.succ_opt().unwrap_or(day))))
        .cond_where(said)
        .order_by("retired_on", Order::Asc)
        .order_by("id", Order::Asc)
        .limit(BATCH);
    erase(tx, permit, &select).await
}

async fn erase(tx: &mut Tx, permit: &Permit, which: &SelectStatement) -> Result<u64> {
    let rows = tx.rows(which).await?;
    for row in &rows {
        let row = Model::from_query_result(row, "")?;
        let (version, id, area) = (row.version, row.id, row.grid_code.clone());
        let target = Target::<Household>::belonging(permit, row);
        tx.erase::<Household>(target, Class::Personal, ActiveModel::default(), version).await?;
        // its photos and forms go, too
        tx.tell_erased(&Erased { record_type: Household::TYPE.to_owned(), id, area }).await?;
    }
    Ok(rows.len() as u64)
}

/// The households that no residence names, neither one in force nor one that is over.
fn unnamed() -> SelectStatement {
    let same = |resident, own| Expr::col(("resident", resident)).equals(("household", own));
    let naming = Query::select()
        .expr(Expr::val(1))
        .from("resident")
        .and_where(same("household_district_code", "district_code"))
        .and_where(same("household_id", "id"))
        .to_owned();
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("household").and_where(Expr::exists(naming).not());
    select
}
