//! New bodies, their changes and new members.

use super::inputs::{AddBodyMemberInput, ChangeBodyInput, CreateBodyInput};
use super::kind::{BodyFunction, BodyKind};
use super::member::BodyMember;
use super::record::Body;
use crate::places::text;
use crate::staff::account::Account;
use crate::staff::area;
use crate::staff::period::{last_day, not_ended, period};
use async_graphql::MaybeUndefined;
use chrono::NaiveDate;
use entities::staff::{body, body_member};
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::platform::day_of;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// Writes a new body.
pub(super) async fn create(tx: &mut Tx, input: CreateBodyInput) -> Result<Written> {
    let CreateBodyInput { kind, area, .. } = &input;
    tx.require(Body::RESOURCE, Action::Create, area.as_str())?;
    if !kind.levels().contains(&area.level()) {
        let levels: Vec<_> = kind.levels().iter().map(|level| format!("{} digits", level.digits())).collect();
        return Err(Error::bad_input("input.area", format!("an area of {}", levels.join(" or "))));
    }
    area::in_force(tx, area, "input.area").await?;
    let parent = match &input.parent {
        Some(parent) => Some(above(tx, parent, *kind, area.as_str()).await?),
        None => None,
    };
    let (from, to) = period(input.from_on, input.to_on, tx.access().today())?;
    let now = tx.access().now();
    let row = body::ActiveModel {
        id: Set(tx.access().new_id()),
        area_code: Set(area.to_string()),
        parent_id: Set(parent),
        kind: Set(kind.as_str().to_owned()),
        subject: Set(subject(*kind, input.subject.as_deref())?),
        name: Set(text::name(&input.name, "input.name")?),
        from_on: Set(from),
        to_on: Set(to),
        ended_at: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<Body>(row).await
}

/// Changes name, subject, body above or last day.
pub(super) async fn change(tx: &mut Tx, input: ChangeBodyInput) -> Result<Written> {
    let body = tx.target::<Body>(&input.id, Action::Change).await?;
    not_ended(body.ended_at, "body")?;
    let kind = BodyKind::of(&body.kind).unwrap_or(BodyKind::LeadingGroup);
    let mut row = body::ActiveModel::default();
    if let Some(name) = &input.name {
        row.name = Set(text::name(name, "input.name")?);
    }
    if input.subject.is_some() {
        row.subject = Set(subject(kind, input.subject.as_deref())?);
    }
    match &input.parent {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => row.parent_id = Set(None),
        MaybeUndefined::Value(parent) => {
            row.parent_id = Set(Some(above(tx, parent, kind, &body.area_code).await?));
        }
    }
    if !matches!(input.to_on, MaybeUndefined::Undefined) {
        let to = input.to_on.value().map(|day| day.0);
        last_day(body.from_on, to)?;
        row.to_on = Set(to);
    }
    tx.change::<Body>(body, row, input.version.into(), "change").await
}

/// What a leading group is about; other kinds are about nothing in particular.
fn subject(kind: BodyKind, subject: Option<&str>) -> Result<Option<String>> {
    match (kind, subject) {
        (BodyKind::LeadingGroup, Some(subject)) => text::name(subject, "input.subject").map(Some),
        (BodyKind::LeadingGroup, None) => {
            Err(Error::bad_input("input.subject", "a leading group has a subject"))
        }
        (_, Some(_)) => Err(Error::bad_input("input.subject", "only a leading group has a subject")),
        (_, None) => Ok(None),
    }
}

/// The id of a body that can stand above one of this kind in this area: of a wider area, so that none stands above
/// itself.
async fn above(tx: &Tx, id: &GlobalId, kind: BodyKind, area: &str) -> Result<i64> {
    let parent = tx.known::<Body>(id).await?;
    let fits = kind.above().is_some_and(|above| above.as_str() == parent.kind);
    if !fits || parent.ended_at.is_some() || !area.starts_with(&parent.area_code) || parent.area_code == area
    {
        return Err(Error::bad_input(
            "input.parent",
            "a body that can stand above this one, of a wider area",
        ));
    }
    Ok(parent.id)
}

/// Writes a new member.
pub(super) async fn add(tx: &mut Tx, input: AddBodyMemberInput) -> Result<Written> {
    let body = tx.target::<Body>(&input.body, Action::Change).await?;
    not_ended(body.ended_at, "body")?;
    let account = match (&input.account, &input.name) {
        (Some(account), None) => Some(tx.known::<Account>(account).await?.id),
        (None, Some(_)) => None,
        _ => return Err(Error::bad_input("input.account", "give either account or name")),
    };
    let name = input.name.as_deref().map(|name| text::name(name, "input.name")).transpose()?;
    let represents = text::optional(input.represents.as_deref(), "input.represents", 100)?;
    if input.function == BodyFunction::Representative && represents.is_none() {
        return Err(Error::bad_input("input.represents", "a representative speaks for somebody"));
    }
    let (from, to) = period(input.from_on, input.to_on, tx.access().today())?;
    if body.kind == BodyKind::LeadingGroup.as_str() && input.function == BodyFunction::Leader {
        no_leader(tx, body.id, (from, to)).await?;
    }
    let now = tx.access().now();
    let row = body_member::ActiveModel {
        id: Set(tx.access().new_id()),
        body_id: Set(body.id),
        area_code: Set(body.area_code.clone()),
        function: Set(input.function.as_str().to_owned()),
        account_id: Set(account),
        name: Set(name),
        represents: Set(represents),
        from_on: Set(from),
        to_on: Set(to),
        ended_at: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<BodyMember>(row).await
}

/// Refuses a second leader on any day of a period. The body is held until the transaction ends.
async fn no_leader(tx: &Tx, body: i64, (from, to): (NaiveDate, Option<NaiveDate>)) -> Result<()> {
    let mut hold = Query::select();
    hold.column("id").from("body").and_where(Expr::col("id").eq(body)).lock(LockType::Update);
    tx.rows(&hold).await?;
    let mut select = Query::select();
    select.columns(columns_of::<body_member::Entity>()).from("body_member");
    select.and_where(Expr::col("body_id").eq(body));
    select.and_where(Expr::col("function").eq(BodyFunction::Leader.as_str()));
    for row in tx.rows(&select).await? {
        let leader = body_member::Model::from_query_result(&row, "")?;
        let last = [to, last_of(&leader)].into_iter().flatten().min();
        let first = Ord::max(from, leader.from_on);
        if last.is_none_or(|last| first <= last) {
            let text = "the leading group has a leader on a day of that time; end that membership first";
            return Err(Error::conflict(text));
        }
    }
    Ok(())
}

/// The last day of a member, as far as it is known: who left is no member on that day any more.
fn last_of(member: &body_member::Model) -> Option<NaiveDate> {
    let left = member.ended_at.and_then(|at| day_of(at).pred_opt());
    [member.to_on, left].into_iter().flatten().min()
}
