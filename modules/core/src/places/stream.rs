//! Changes of places as they happen.

use super::Place;
use async_graphql::{Context, Object, Subscription};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use kit::Result;
use kit::access::Ask;
use kit::changes::heard;
use kit::code::AreaCode;
use kit::feed::Event;
use kit::fresh::Fresh;
use kit::open::{Any, Implementers};
use kit::scalar::Instant;

/// The subscriptions of places.
#[derive(Default)]
pub(super) struct PlaceStreams;

/// A change of a place.
pub(super) struct PlaceEvent(Event);

/// A change of a place (地点变更).
#[Object]
impl PlaceEvent {
    /// What happened: `create`, `change`, `retire` and the like.
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

    /// The place as it is now; null when it is gone or out of your reach now.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<Any<Place>>> {
        ctx.data_unchecked::<Implementers>().find_of::<Place>(ctx.access(), self.0.record.clone(), ctx).await
    }
}

#[Subscription]
impl PlaceStreams {
    /// Changes of places in an area, within your reach, from now on or after a cursor that an event carried. Each
    /// place is read again with your rights of that moment; the stream ends when your account does.
    async fn place_changed(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<BoxStream<'static, Result<Fresh<PlaceEvent>>>> {
        let places = ctx.data_unchecked::<Implementers>().types_of::<Place>();
        let events = heard(ctx, "grid", &area, &places, after.as_deref()).await?;
        Ok(events.map_ok(|(access, event)| Fresh::new(access, PlaceEvent(event))).boxed())
    }
}
