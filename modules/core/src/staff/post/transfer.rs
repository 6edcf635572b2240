//! Transfer: one post ends and another of the same holder begins, together.

use super::appoint::{fresh, not_held};
use super::change::governed;
use super::inputs::TransferPostInput;
use super::live::live_posts;
use super::power::{may_appoint, not_own};
use super::record::Post;
use super::terms::{ends, kind_fits, level_fits, line_fits, starts};
use crate::staff::account::{because, hold};
use crate::staff::area;
use chrono::NaiveDate;
use entities::platform::post::{ActiveModel, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// Ends the post and writes the new one; answers the new one.
pub(super) async fn transfer(tx: &mut Tx, input: TransferPostInput) -> Result<Written> {
    let old = governed(tx, &input.id).await?;
    not_own(tx.access(), old.account_id)?;
    if old.stands_in_for.is_some() {
        return Err(Error::conflict("a post that stands in for another is taken away, not transferred"));
    }
    let new = wanted(tx, &old, &input).await?;
    because(tx, input.reason.as_deref())?;
    let held = hold(tx, old.account_id).await?;
    kind_fits(tx.access().policy().role(&new.role)?, &held.kind)?;
    let others: Vec<Model> =
        live_posts(tx, old.account_id).await?.into_iter().filter(|post| post.id != old.id).collect();
    not_held(&others, &new)?;
    end_before(tx, old, new.from_on, input.version.into()).await?;
    let written = tx.create::<Post>(new.into_active_model().reset_all()).await?;
    tx.rights_change().await?;
    Ok(written)
}

/// The new post, if the caller may appoint to it.
async fn wanted(tx: &Tx, old: &Target<Post>, input: &TransferPostInput) -> Result<Model> {
    let role = *tx.access().policy().role(input.role.as_deref().unwrap_or(&old.role))?;
    let line = match (&input.line, role.code == old.role) {
        (None, true) => old.line.clone(),
        (line, _) => line_fits(tx.access(), &role, line.as_deref())?,
    };
    level_fits(&role, &input.area)?;
    tx.require(Post::RESOURCE, Action::Create, input.area.as_str())?;
    may_appoint(tx.access(), role.code, input.area.as_str())?;
    area::in_force(tx, &input.area, "input.area").await?;
    if (role.code, input.area.as_str(), &line) == (old.role.as_str(), old.area_code.as_str(), &old.line) {
        return Err(Error::bad_input("input.area", "the post is that already; another area, role or line"));
    }
    let today = tx.access().today();
    let from = input.from_on.map_or(today, |day| day.0);
    let to = input.to_on.map(|day| day.0);
    starts(from, today)?;
    ends(from, to, today)?;
    if old.to_on.is_some_and(|last| last < today) {
        return Err(Error::conflict("the post has ended"));
    }
    let new = fresh(tx, old.account_id, (role.code, &input.area, line), (from, to));
    Ok(Model { transferred_from: Some(old.id), employment: old.employment.clone(), ..new })
}

/// Ends a post on the day before `day`: at once, when that is past or the post would not have begun.
async fn end_before(tx: &mut Tx, post: Target<Post>, day: NaiveDate, version: i64) -> Result<()> {
    let last = day.pred_opt().filter(|last| *last >= tx.access().today() && *last >= post.from_on);
    let mut row: ActiveModel = Default::default();
    match last {
        Some(last) => row.to_on = Set(Some(post.to_on.map_or(last, |to| to.min(last)))),
        None => row.ended_at = Set(Some(tx.access().now())),
    }
    tx.change::<Post>(post, row, version, "transfer").await.map(drop)
}
