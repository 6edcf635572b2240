//! Matters as they go on: each event is read again with the rights of its moment.

use super::queues::MatterQueue;
use super::record::Matter;
use super::told::{Told, hashed};
use crate::procedure::ProcedureKind;
use async_graphql::{Context, MergedObject, Object, SimpleObject, Subscription, Value};
use futures_util::stream::{BoxStream, StreamExt, try_unfold};
use kit::access::{Access, Action, Ask};
use kit::code::{AreaCode, after};
use kit::feed::{Event, Feed, Of};
use kit::fresh::Fresh;
use kit::node::GlobalId;
use kit::record::{Record, Row, Selection};
use kit::scalar::Instant;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The subscriptions of matters.
#[derive(Default)]
pub(super) struct MatterStreams;

/// What happened to a matter.
pub(super) struct MatterEvent(Event);

/// What happened to a matter (事项动态).
#[Object]
impl MatterEvent {
    /// What was done: `create` for a report, and otherwise the act, as `accept`, `hand_over` or `overdue`; `change` for
    /// what is no step, such as a photo.
    async fn event(&self) -> &str {
        &self.0.verb
    }

    /// Subscribe with `after: cursor` to go on with the event that follows this one.
    async fn cursor(&self) -> &str {
        &self.0.cursor
    }

    /// When it happened.
    async fn at(&self) -> Instant {
        Instant(self.0.at)
    }

    /// Id of the matter, also where it is out of your reach now.
    async fn matter_id(&self) -> &GlobalId {
        &self.0.record
    }

    /// The matter as it is now; null when it is gone or out of your reach now.
    async fn matter(&self, ctx: &Context<'_>) -> Result<Option<Row<Matter>>> {
        ctx.access().by_id::<Matter>(&self.0.record, Selection::of::<Matter>(ctx, &[""])).await
    }
}

/// The queues that a matter came into and left.
#[derive(SimpleObject)]
pub(super) struct Moves {
    /// Your queues that it came into.
    entered: Vec<MatterQueue>,
    /// Your queues that it left.
    left: Vec<MatterQueue>,
}

/// A matter came into one of your queues, or left one (待办变动).
#[derive(MergedObject)]
#[graphql(name = "MatterQueueEvent")]
pub(super) struct QueueEvent(Moves, MatterEvent);

type Events<T> = BoxStream<'static, Result<Fresh<T>>>;

#[Subscription]
impl MatterStreams {
    /// What happens to a matter, from now on or after a cursor that an event carried.
    async fn matter_changed(
        &self,
        ctx: &Context<'_>,
        id: GlobalId,
        after: Option<String>,
    ) -> Result<Events<MatterEvent>> {
        let access = ctx.access();
        if access.by_id::<Matter>(&id, Selection::default()).await?.is_none() {
            return Err(Error::not_found(Matter::TYPE));
        }
        let feed = Feed::open_of(access, Of::Record(id), &[Matter::TYPE], after.as_deref()).await?;
        Ok(events(feed, false))
    }

    /// What happens to the matters in an area, within your reach, from now on or after a cursor that an event carried. For
    /// a resident those of the resident's own, for staff of a department line those of the line.
    async fn matters_changed(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<Events<MatterEvent>> {
        Ok(events(in_area(ctx.access(), &area, after).await?, false))
    }

    /// Emergencies in an area, within your reach: their reports, and what happens to them, from now on or after a cursor
    /// that an event carried.
    async fn emergencies(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<Events<MatterEvent>> {
        Ok(events(in_area(ctx.access(), &area, after).await?, true))
    }

    /// Matters that come into one of your queues or leave one, from now on or after a cursor that an event carried; see
    /// `matterQueue`.
    async fn matter_queue_changed(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
    ) -> Result<Events<QueueEvent>> {
        let feed = Feed::open_of(ctx.access(), Of::Caller(near), &[Matter::TYPE], after.as_deref()).await?;
        let events = try_unfold(feed, async |mut feed| {
            loop {
                let event = feed.next().await?;
                let Some(told) = Told::read(event.detail.as_deref()) else { continue };
                let access = feed.access().again().await?;
                let (entered, left) = told.moved(&access, &event.area);
                if entered.len() + left.len() > 0 {
                    let moved = QueueEvent(Moves { entered, left }, MatterEvent(event));
                    return Ok(Some((Fresh::new(access, moved), feed)));
                }
            }
        });
        Ok(events.boxed())
    }
}

async fn in_area(access: &Access, area: &AreaCode, from: Option<String>) -> Result<Feed> {
    if access.scope(Matter::RESOURCE, Action::Read).within(area).is_empty() {
        return Err(Error::not_found("area"));
    }
    Feed::open(access, area, &[Matter::TYPE], from.as_deref()).await
}

/// The events that the caller hears.
fn events(feed: Feed, emergencies: bool) -> Events<MatterEvent> {
    let events = try_unfold((feed, emergencies), async |(mut feed, emergencies)| {
        loop {
            let event = feed.next().await?;
            let access = feed.access().again().await?;
            if hears(&access, &event, emergencies).await? {
                return Ok(Some((Fresh::new(access, MatterEvent(event)), (feed, emergencies))));
            }
        }
    });
    events.boxed()
}

/// Is it within reach, before or after? An event that does not say so is looked up: then it is within reach now.
async fn hears(access: &Access, event: &Event, emergencies: bool) -> Result<bool> {
    let emergency = ProcedureKind::Emergency.as_str();
    if let Some(told) = Told::read(event.detail.as_deref()) {
        return Ok((!emergencies || told.procedure() == emergency) && told.concerns(access, &event.area));
    }
    if access.scope(Matter::RESOURCE, Action::Read).is_empty() {
        return Ok(false);
    }
    let row = access.by_id::<Matter>(&event.record, Selection::default()).await?;
    let is = |row: Row<Matter>| row.value("procedure_code") == Some(&Value::from(emergency));
    Ok(row.is_some_and(|row| !emergencies || is(row)))
}

/// The events among which those of the caller's queues are: in the areas of the posts, and those that name the caller.
fn near(access: &Access) -> Condition {
    let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
    let account = hashed(access, access.account().unwrap_or_default());
    let named = Condition::any().add(Expr::col("detail").like(format!("%{account}%")));
    posts.iter().fold(named, |any, post| {
        let from = Expr::col("area_code").gte(post.area.as_str());
        any.add(from.and(Expr::col("area_code").lt(after(post.area.as_str()))))
    })
}
