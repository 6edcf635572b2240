//! The end of a body and of a membership.

use super::member::BodyMember;
use super::record::Body;
use crate::staff::period::{EndPeriodInput, not_ended};
use entities::staff::{body, body_member};
use kit::access::{Action, Target, Tx, Written};
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Dissolves a body: its members leave with it.
pub(super) async fn dissolve(tx: &mut Tx, input: EndPeriodInput) -> Result<Written> {
    let body = tx.target::<Body>(&input.id, Action::Change).await?;
    not_ended(body.ended_at, "body")?;
    let mut below = Query::select();
    below.column("id").from("body").and_where(Expr::col("parent_id").eq(body.id));
    below.and_where(Expr::col("ended_at").is_null()).limit(1);
    if !tx.rows(&below).await?.is_empty() {
        return Err(Error::conflict(
            "bodies below it are in force; end them first, or put them below another",
        ));
    }
    let mut members = Query::select();
    members.columns(columns_of::<body_member::Entity>()).from("body_member");
    members.and_where(Expr::col("body_id").eq(body.id)).and_where(Expr::col("ended_at").is_null());
    let now = tx.access().now();
    for row in tx.rows(&members).await? {
        let member = body_member::Model::from_query_result(&row, "")?;
        let (version, change) =
            (member.version, body_member::ActiveModel { ended_at: Set(Some(now)), ..Default::default() });
        let member = Target::belonging(body.permit(), member);
        tx.change::<BodyMember>(member, change, version, "end").await?;
    }
    let row = body::ActiveModel { ended_at: Set(Some(now)), ..Default::default() };
    tx.change::<Body>(body, row, input.version.into(), "end").await
}

/// Ends a membership.
pub(super) async fn leave(tx: &mut Tx, input: EndPeriodInput) -> Result<Written> {
    let member = tx.target::<BodyMember>(&input.id, Action::Change).await?;
    not_ended(member.ended_at, "membership")?;
    let row = body_member::ActiveModel { ended_at: Set(Some(tx.access().now())), ..Default::default() };
    tx.change::<BodyMember>(member, row, input.version.into(), "end").await
}
