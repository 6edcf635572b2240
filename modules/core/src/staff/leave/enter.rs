//! A new leave: by the holder of the post, or by a superior.

use super::inputs::EnterLeaveInput;
use super::record::Leave;
use crate::staff::post::Post;
use chrono::Days;
use entities::platform::post::Model;
use entities::staff::post_leave::ActiveModel;
use kit::access::{Access, Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// The longest leave.
const LONGEST: Days = Days::new(400);

/// Writes the leave.
pub(super) async fn enter(tx: &mut Tx, input: EnterLeaveInput) -> Result<Written> {
    let post = tx.known::<Post>(&input.post).await?;
    own_or_superior(tx.access(), &post)?;
    let (from, to) = (input.from_on.0, input.to_on.0);
    let today = tx.access().today();
    if post.ended_at.is_some() || post.to_on.is_some_and(|last| last < today) {
        return Err(Error::conflict("the post has ended"));
    }
    if from < today {
        return Err(Error::bad_input("input.fromOn", format!("{today} or later")));
    }
    let last = from.checked_add_days(LONGEST).unwrap_or(from);
    if !(from..=last).contains(&to) {
        return Err(Error::bad_input("input.toOn", format!("from {from} to {last}")));
    }
    not_away(tx, &post, &input).await?;
    let now = tx.access().now();
    let row = ActiveModel {
        id: Set(tx.access().new_id()),
        account_id: Set(post.account_id),
        post_id: Set(post.id),
        area_code: Set(post.area_code.clone()),
        kind: Set(input.kind.as_str().to_owned()),
        from_on: Set(from),
        to_on: Set(to),
        ended_at: Set(None),
        entered_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Leave>(row).await?;
    tx.rights_change().await?;
    Ok(written)
}

/// Refuses who is neither the holder nor somebody who enters leaves in the post's area.
fn own_or_superior(access: &Access, post: &Model) -> Result<()> {
    let scope = access.require(Leave::RESOURCE, Action::Create)?;
    let own = scope.own() && access.account() == Some(post.account_id);
    if own || scope.covers(&post.area_code) { Ok(()) } else { Err(Error::forbidden()) }
}

/// Refuses a day on which the holder is on leave from the post already. The post is held until the transaction ends,
/// so that no other leave comes between.
async fn not_away(tx: &Tx, post: &Model, input: &EnterLeaveInput) -> Result<()> {
    let mut hold = Query::select();
    hold.column("id").from("post").and_where(Expr::col("id").eq(post.id)).lock(LockType::Update);
    tx.rows(&hold).await?;
    let mut select = Query::select();
    select
        .column("id")
        .from("post_leave")
        .and_where(Expr::col("post_id").eq(post.id))
        .and_where(Expr::col("ended_at").is_null())
        .and_where(Expr::col("from_on").lte(input.to_on.0))
        .and_where(Expr::col("to_on").gte(input.from_on.0))
        .limit(1);
    match tx.rows(&select).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("there is a leave from this post already on some of these days")),
    }
}
