//! Assigning, changing and ending a liaison.

use super::inputs::{AssignLiaisonInput, ChangeLiaisonInput};
use super::record::Liaison;
use crate::places::text;
use crate::staff::account::{Account, hold_active};
use crate::staff::area;
use crate::staff::department::known;
use crate::staff::period::{EndPeriodInput, last_day, not_ended, period};
use async_graphql::MaybeUndefined;
use entities::staff::liaison::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Writes the liaison.
pub(super) async fn assign(tx: &mut Tx, input: AssignLiaisonInput) -> Result<Written> {
    tx.require(Liaison::RESOURCE, Action::Create, input.area.as_str())?;
    area::in_force(tx, &input.area, "input.area").await?;
    let account = tx.known::<Account>(&input.account).await?;
    hold_active(tx, &account).await?;
    let line = known(tx.access(), input.line.as_deref(), "input.line")?;
    let (from, to) = period(input.from_on, input.to_on, tx.access().today())?;
    let now = tx.access().now();
    let row = ActiveModel {
        id: Set(tx.access().new_id()),
        account_id: Set(account.id),
        area_code: Set(input.area.to_string()),
        line: Set(line.clone()),
        duties: Set(text::optional(input.duties.as_deref(), "input.duties", 1_000)?),
        from_on: Set(from),
        to_on: Set(to),
        ended_at: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let mut same = Query::select();
    same.column("id")
        .from("liaison")
        .and_where(Expr::col("account_id").eq(account.id))
        .and_where(Expr::col("area_code").eq(input.area.as_str()))
        .and_where(match &line {
            Some(line) => Expr::col("line").eq(line.as_str()),
            None => Expr::col("line").is_null(),
        })
        .and_where(Expr::col("ended_at").is_null())
        .and_where(Expr::col("to_on").is_null().or(Expr::col("to_on").gte(from)));
    if let Some(to) = to {
        same.and_where(Expr::col("from_on").lte(to));
    }
    if !tx.rows(&same).await?.is_empty() {
        return Err(Error::conflict("the account contacts this area already on some of these days"));
    }
    tx.create::<Liaison>(row).await
}

/// Changes what somebody does in an area, and until when.
pub(super) async fn change(tx: &mut Tx, input: ChangeLiaisonInput) -> Result<Written> {
    let liaison = tx.target::<Liaison>(&input.id, Action::Change).await?;
    not_ended(liaison.ended_at, "liaison")?;
    let mut row = ActiveModel::default();
    text::replace(&input.duties, &mut row.duties, "input.duties", 1_000)?;
    if !matches!(input.to_on, MaybeUndefined::Undefined) {
        let to = input.to_on.value().map(|day| day.0);
        last_day(liaison.from_on, to)?;
        row.to_on = Set(to);
    }
    tx.change::<Liaison>(liaison, row, input.version.into(), "change").await
}

/// Ends a liaison at once.
pub(super) async fn end(tx: &mut Tx, input: EndPeriodInput) -> Result<Written> {
    let liaison = tx.target::<Liaison>(&input.id, Action::Change).await?;
    not_ended(liaison.ended_at, "liaison")?;
    let row = ActiveModel { ended_at: Set(Some(tx.access().now())), ..Default::default() };
    tx.change::<Liaison>(liaison, row, input.version.into(), "end").await
}
