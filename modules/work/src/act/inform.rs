//! Telling those whose matter was joined to another one what came of that.

use super::engine::Doing;
use crate::matter::MatterStatus;
use crate::procedure::Act;
use entities::work::matter::{Entity, Model};
use kit::Result;
use kit::access::{Permit, Tx};
use kit::stream::columns_of;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query};

/// Writes the result of a matter that is over in those that were joined to it, and in those joined to them, each signed:
/// who reported one hears of it and reads it there, and need not find the other one.
pub(super) async fn inform(tx: &mut Tx, permit: &Permit, over: &Model) -> Result<()> {
    let mut ends = vec![over.id];
    while let Some(end) = ends.pop() {
        for matter in joined(tx, &over.district_code, end).await? {
            ends.push(matter.id);
            let mut doing = Doing::following(tx, permit, matter, Act::Inform).await?;
            doing.matter.result.clone_from(&over.result);
            doing.done(tx, None).await?;
        }
    }
    Ok(())
}

/// The matters that were joined to this one, held until the transaction ends.
async fn joined(tx: &Tx, district: &str, to: i64) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("matter")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("joined_to").eq(to))
        .and_where(Expr::col("status").eq(MatterStatus::Joined.as_str()))
        .order_by("id", Order::Asc)
        .lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}
