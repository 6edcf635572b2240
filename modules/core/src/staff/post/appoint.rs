//! Appointing: a new post within the appointer's own area, to a role that the appointer's own role names.

use super::inputs::AppointInput;
use super::live::live_posts;
use super::power::{may_appoint, not_own};
use super::record::Post;
use super::terms::{ends, kind_fits, level_fits, line_fits, starts};
use crate::staff::account::{Account, hold_active};
use crate::staff::area;
use chrono::NaiveDate;
use entities::platform::post::Model;
use kit::access::{Action, Tx, Written};
use kit::code::AreaCode;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// Writes the post.
pub(super) async fn appoint(tx: &mut Tx, input: AppointInput) -> Result<Written> {
    let role = *tx.access().policy().role(&input.role).map_err(|error| at(&error, "input.role"))?;
    level_fits(&role, &input.area)?;
    let line = line_fits(tx.access(), &role, input.line.as_deref())?;
    tx.require(Post::RESOURCE, Action::Create, input.area.as_str())?;
    may_appoint(tx.access(), role.code, input.area.as_str())?;
    let account = tx.known::<Account>(&input.account).await?;
    not_own(tx.access(), account.id)?;
    hold_active(tx, &account).await?;
    kind_fits(&role, &account.kind)?;
    area::in_force(tx, &input.area, "input.area").await?;
    let today = tx.access().today();
    let from = input.from_on.map_or(today, |day| day.0);
    let to = input.to_on.map(|day| day.0);
    starts(from, today)?;
    ends(from, to, today)?;
    let days = (from, to);
    let employment = input.employment.map(|employment| employment.as_str().to_owned());
    let post = fresh(tx, account.id, (role.code, &input.area, line), days);
    let mut post = Model { employment, ..post };
    if let Some(id) = &input.stands_in_for {
        let held = tx.known::<Post>(id).await?;
        post.stands_in_for = Some(stood_in_for(&post, &held, today)?);
    }
    not_held(&live_posts(tx, account.id).await?, &post)?;
    let written = tx.create::<Post>(post.into_active_model().reset_all()).await?;
    tx.rights_change().await?;
    Ok(written)
}

/// A post that is not written yet, for what (role, area and line) and from when to when.
pub(super) fn fresh(
    tx: &Tx,
    account: i64,
    (role, area, line): (&str, &AreaCode, Option<String>),
    (from, to): (NaiveDate, Option<NaiveDate>),
) -> Model {
    let now = tx.access().now();
    Model {
        id: tx.access().new_id(),
        account_id: account,
        role: role.to_owned(),
        area_code: area.to_string(),
        line,
        from_on: from,
        to_on: to,
        stands_in_for: None,
        ended_at: None,
        granted_by: tx.access().account(),
        employment: None,
        covered_by: None,
        transferred_from: None,
        on_board: false,
        public_name: None,
        service_telephone: None,
        photo_id: None,
        work_content: None,
        duties: None,
        version: 1,
        created_at: now,
        changed_at: now,
    }
}

/// The post that `post` stands in for, if it can.
fn stood_in_for(post: &Model, held: &Model, today: NaiveDate) -> Result<i64> {
    let wrong = |message: &str| Err(Error::bad_input("input.standsInFor", message));
    if held.ended_at.is_some() || held.to_on.is_some_and(|to| to < today) {
        return wrong("that post has ended");
    }
    if held.account_id == post.account_id {
        return wrong("somebody else's post");
    }
    if (&held.role, &held.area_code, &held.line) != (&post.role, &post.area_code, &post.line) {
        return wrong("a post of the same role, area and line");
    }
    if post.to_on.is_none() {
        return Err(Error::bad_input("input.toOn", "a post that stands in for another has a last day"));
    }
    Ok(held.id)
}

/// Refuses what the account holds already on one of the same days.
pub(super) fn not_held(held: &[Model], post: &Model) -> Result<()> {
    let days = |a: &Model, b: &Model| b.to_on.is_none_or(|to| a.from_on <= to);
    let same = |held: &Model| {
        (&held.role, &held.area_code, &held.line) == (&post.role, &post.area_code, &post.line)
            && days(held, post)
            && days(post, held)
    };
    match held.iter().any(same) {
        true => Err(Error::conflict("the account has this post already on some of these days")),
        false => Ok(()),
    }
}

/// The error of a role at its place in the input.
fn at(error: &Error, path: &str) -> Error {
    let message = error.fields().first().map(|problem| problem.message.clone());
    Error::bad_input(path, message.unwrap_or_else(|| "there is no such role".to_owned()))
}
