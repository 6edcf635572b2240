//! Changing a post and taking it away.

use super::appoint::not_held;
use super::inputs::{ChangePostInput, RemovePostInput};
use super::live::live_posts;
use super::power::{may_appoint, may_remove, not_own};
use super::record::Post;
use super::terms::{ends, line_fits, starts};
use crate::staff::account::{because, hold};
use async_graphql::MaybeUndefined;
use entities::platform::post::{ActiveModel, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::node::GlobalId;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// Changes the days or the line of a post that has not run out.
pub(super) async fn change(tx: &mut Tx, input: ChangePostInput) -> Result<Written> {
    let post = governed(tx, &input.id).await?;
    may_appoint(tx.access(), &post.role, &post.area_code)?;
    not_own(tx.access(), post.account_id)?;
    let today = tx.access().today();
    if post.to_on.is_some_and(|last| last < today) {
        return Err(Error::conflict("the post has ended; appoint to a new one"));
    }
    let mut row = ActiveModel::default();
    let (mut from, mut to) = (post.from_on, post.to_on);
    if let Some(day) = input.from_on {
        from = day.0;
        if from != post.from_on {
            if post.from_on <= today {
                return Err(Error::bad_input("input.fromOn", "it has begun; its first day stays"));
            }
            starts(from, today)?;
        }
        row.from_on = Set(from);
    }
    if !matches!(input.to_on, MaybeUndefined::Undefined) {
        to = input.to_on.value().map(|day| day.0);
        if to.is_none() && post.stands_in_for.is_some() {
            return Err(Error::bad_input("input.toOn", "a post that stands in for another has a last day"));
        }
        row.to_on = Set(to);
    }
    ends(from, to, today)?;
    if !matches!(input.employment, MaybeUndefined::Undefined) {
        row.employment = Set(input.employment.value().map(|employment| employment.as_str().to_owned()));
    }
    if let Some(line) = &input.line {
        row.line = Set(line_fits(tx.access(), tx.access().policy().role(&post.role)?, Some(line))?);
    }
    beside_others(tx, &post, &row).await?;
    let written = tx.change::<Post>(post, row, input.version.into(), "change").await?;
    tx.rights_change().await?;
    Ok(written)
}

/// Refuses days or a line with which the account would have the same post twice.
///
/// # Errors
/// CONFLICT, as for who is appointed.
async fn beside_others(tx: &Tx, post: &Model, row: &ActiveModel) -> Result<()> {
    let new = Model {
        from_on: *row.from_on.try_as_ref().unwrap_or(&post.from_on),
        to_on: *row.to_on.try_as_ref().unwrap_or(&post.to_on),
        line: row.line.try_as_ref().unwrap_or(&post.line).clone(),
        ..post.clone()
    };
    if new == *post {
        return Ok(());
    }
    hold(tx, post.account_id).await?;
    let mut others = live_posts(tx, post.account_id).await?;
    others.retain(|other| other.id != post.id);
    not_held(&others, &new)
}

/// Takes a post away at once.
pub(super) async fn remove(tx: &mut Tx, input: RemovePostInput) -> Result<Written> {
    let post = governed(tx, &input.id).await?;
    because(tx, input.reason.as_deref())?;
    let row = ActiveModel { ended_at: Set(Some(tx.access().now())), ..Default::default() };
    let written = tx.change::<Post>(post, row, input.version.into(), "remove").await?;
    tx.rights_change().await?;
    Ok(written)
}

/// The post with this id, if the caller may take it away and nobody has.
pub(super) async fn governed(tx: &Tx, id: &GlobalId) -> Result<Target<Post>> {
    let post = tx.target::<Post>(id, Action::Change).await?;
    may_remove(tx.access(), &post.role, &post.area_code)?;
    if post.ended_at.is_some() { Err(Error::conflict("the post was taken away already")) } else { Ok(post) }
}
