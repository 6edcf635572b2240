//! The name of a member without an account: it goes when that person asks, and by itself some time after the end.

use super::inputs::EraseBodyMemberNameInput;
use super::member::BodyMember;
use chrono::NaiveDate;
use entities::staff::body_member::{ActiveModel, Entity, Model};
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::code::after;
use kit::platform::start_of;
use kit::record::Class;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query};

/// Names erased in one transaction: short enough that nobody waits for it.
const BATCH: u64 = 50;

/// Erases the name; the membership stays, of somebody without a name.
pub(super) async fn forget(tx: &mut Tx, input: EraseBodyMemberNameInput) -> Result<Written> {
    let member = tx.target::<BodyMember>(&input.id, Action::Change).await?;
    if member.name.as_deref().is_none_or(str::is_empty) {
        return Err(Error::conflict("no name of somebody without an account is recorded here"));
    }
    tx.erase::<BodyMember>(member, Class::Personal, ActiveModel::default(), input.version.into()).await
}

/// Erases names of members who left the bodies of a district by this day; answers how many.
///
/// # Errors
/// When the database fails.
pub async fn erase_names(tx: &mut Tx, permit: &Permit, district: &str, day: NaiveDate) -> Result<u64> {
    let next = day.succ_opt().unwrap_or(day);
    let left =
        Condition::any().add(Expr::col("to_on").lte(day)).add(Expr::col("ended_at").lt(start_of(next)));
    let within = Condition::all()
        .add(Expr::col("area_code").gte(district))
        .add(Expr::col("area_code").lt(after(district)));
    // a body of the city or the province belongs to no district, and is looked at with each of them
    let above = [2, 4].into_iter().filter_map(|digits| district.get(..digits));
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("body_member")
        .cond_where(Condition::any().add(within).add(Expr::col("area_code").is_in(above)))
        // NULL is no name either
        .and_where(Expr::col("name").ne(""))
        .cond_where(left)
        .order_by("id", Order::Asc)
        .limit(BATCH);
    let rows = tx.rows(&select).await?;
    for row in &rows {
        let member = Model::from_query_result(row, "")?;
        let version = member.version;
        let target = Target::<BodyMember>::belonging(permit, member);
        tx.erase::<BodyMember>(target, Class::Personal, ActiveModel::default(), version).await?;
    }
    Ok(rows.len() as u64)
}
