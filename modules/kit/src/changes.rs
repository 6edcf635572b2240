//! Changes of records as they happen: each is told to who may read the record, and the record is read again with the
//! rights of that moment.

use crate::access::{Access, Action, Ask};
use crate::code::AreaCode;
use crate::error::{Error, Result};
use crate::feed::{Event, Feed};
use crate::fresh::Fresh;
use crate::node::GlobalId;
use crate::open::{Any, Implementers, Node};
use crate::scalar::Instant;
use async_graphql::{Context, Object};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt, try_unfold};

/// A change of a record.
#[derive(Debug)]
pub struct RecordEvent(Event);

/// A change of a record (记录变更).
#[Object]
impl RecordEvent {
    /// What happened: `create`, `change`, `retire` and the like, or the name of what was done.
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

    /// Type of the record.
    async fn record_type(&self) -> &str {
        &self.0.record.record_type
    }

    /// Id of the record, also where it is out of your reach now.
    async fn record_id(&self) -> &GlobalId {
        &self.0.record
    }

    /// The record as it is now; null when it is gone or out of your reach now.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<Any<Node>>> {
        ctx.data_unchecked::<Implementers>().find(ctx.access(), self.0.record.clone(), ctx).await
    }
}

/// What a subscription to changes answers.
pub type Changes = BoxStream<'static, Result<Fresh<RecordEvent>>>;

/// The changes of records of these types in an area, as far as the caller may read them, from now on or after the cursor
/// of an event.
///
/// # Errors
/// As [`heard`].
pub async fn changes(
    ctx: &Context<'_>,
    resource: &str,
    area: &AreaCode,
    types: &[&str],
    after: Option<&str>,
) -> Result<Changes> {
    let events = heard(ctx, resource, area, types, after).await?;
    Ok(events.map_ok(|(access, event)| Fresh::new(access, RecordEvent(event))).boxed())
}

/// The events of records of these types in an area that the caller hears, each with the rights of its moment: those of
/// records that the caller reaches, before or after.
///
/// # Errors
/// NOT_FOUND when the caller may read nothing of `resource` in the area; BAD_USER_INPUT for what is no cursor; when the
/// database fails.
pub async fn heard(
    ctx: &Context<'_>,
    resource: &str,
    area: &AreaCode,
    types: &[&str],
    after: Option<&str>,
) -> Result<BoxStream<'static, Result<(Access, Event)>>> {
    let access = ctx.access();
    if access.scope(resource, Action::Read).within(area).is_empty() {
        return Err(Error::not_found("area"));
    }
    let records = ctx.data_unchecked::<Implementers>().clone();
    let feed = Feed::open(access, area, types, after).await?;
    let events = try_unfold((feed, records), async |(mut feed, records)| {
        loop {
            let event = feed.next().await?;
            let access = feed.access().again().await?;
            if records.reaches(&access, &event.record.record_type, &event.area)
                || records.exists(&access, &event.record).await?
            {
                return Ok(Some(((access, event), (feed, records))));
            }
        }
    });
    Ok(events.boxed())
}
