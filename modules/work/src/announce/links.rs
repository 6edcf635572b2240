//! Between a matter, its announcements and the objections to them.

use super::objection::Objection;
use super::record::Announcement;
use crate::matter::Matter;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::belonging::Belonging;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use wangge_core::links::{near, one};
use wangge_core::places::key::PlaceKey;

one! {
    /// The matter, for who can read it.
    AnnouncementMatter(Announcement).matter: Matter, |row| near(row, "matter_id")
}

one! {
    /// What it objects to.
    ObjectionTo(Objection).announcement: Announcement, |row| near(row, "announcement_id")
}

/// The announcements of a matter.
pub(super) struct MatterAnnouncements(PlaceKey);

impl From<&Row<Matter>> for MatterAnnouncements {
    fn from(matter: &Row<Matter>) -> Self {
        Self(PlaceKey::of(matter))
    }
}

#[Object]
impl MatterAnnouncements {
    /// Its announcements, newest first: another one follows when it is reviewed again after an appeal.
    async fn announcements(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Announcement>>> {
        let paging = Paging::new::<Announcement>(ctx, first, after, last, before)?;
        let below = Below::<Announcement>::new("matter_id", selected::<Announcement>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }
}

/// The objections to the announcements of a matter.
pub(super) struct MatterObjections(PlaceKey);

impl From<&Row<Matter>> for MatterObjections {
    fn from(matter: &Row<Matter>) -> Self {
        Self(PlaceKey::of(matter))
    }
}

#[Object]
impl MatterObjections {
    /// The objections to its announcements, newest first, for staff who handle it.
    async fn objections(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Objection>>> {
        let paging = Paging::new::<Objection>(ctx, first, after, last, before)?;
        let all = selected::<Objection>(ctx);
        let batch = Belonging::<Matter, Objection>::of("matter-objection", "matter_id", all, paging);
        Ok(ctx.loaders().load(batch, self.0.key()?).await?.map(Connection::of))
    }
}
