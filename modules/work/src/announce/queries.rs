//! How announcements and objections are read.

use super::objection::Objection;
use super::record::{Announcement, AnnouncementState};
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel};
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of announcements.
pub(super) struct AnnouncementQueries;

impl From<&QueryRoot> for AnnouncementQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl AnnouncementQueries {
    /// What is announced in an area (公示), newest first. Without a login, and out of the reach of your posts: what runs
    /// today. Within their reach also what is over or was withdrawn.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn announcements(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "A community or an area above: in which grid somebody applies is not announced. Wherever you can read them when left out."
        )]
        area: Option<AreaCode>,
        state: Option<AnnouncementState>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Announcement>>> {
        let paging = Paging::new::<Announcement>(ctx, first, after, last, before)?;
        if area.as_ref().is_some_and(|area| area.level() == AreaLevel::Grid) {
            return Err(Error::bad_input("area", "a community or an area above"));
        }
        let find = || {
            let find = ctx.access().find::<Announcement>()?;
            let find = find.filter_some(state.map(|state| Expr::col("state").eq(state.as_str())));
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// Objections to announcements (异议), newest first: a resident's own, and those that staff answer.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn objections(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Only those that are answered, or only those that wait for it.")] answered: Option<
            bool,
        >,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Objection>>> {
        let paging = Paging::new::<Objection>(ctx, first, after, last, before)?;
        let find = || {
            let at = Expr::col("answered_at");
            let which = answered.map(|answered| if answered { at.is_not_null() } else { at.is_null() });
            let find = ctx.access().find::<Objection>()?.filter_some(which);
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
