//! How bodies are found.

use super::kind::BodyKind;
use super::record::Body;
use crate::staff::post::in_force;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of bodies.
pub(super) struct BodyQueries;

impl From<&QueryRoot> for BodyQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl BodyQueries {
    /// The body (组织机构) with this id; null when there is none within your reach.
    async fn body(&self, ctx: &Context<'_>, id: GlobalId) -> Result<Option<Row<Body>>> {
        ctx.access().by_id(&id, Selection::of::<Body>(ctx, &[""])).await
    }

    /// The bodies within your reach (组织机构), in the order of their entry; those of one area and what lies in it, of
    /// one kind or subject, or in force on one day, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn bodies(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        kind: Option<BodyKind>,
        #[graphql(desc = "Only those for this subject.")] subject: Option<String>,
        #[graphql(desc = "Those in force at the end of this day in China, as far as is known now.")]
        in_force_on: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Body>>> {
        let paging = Paging::new::<Body>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<Body>()?;
            let find = if let Some(area) = &area { find.in_area(area) } else { find };
            let find = find.filter_some(kind.map(|kind| Expr::col("kind").eq(kind.as_str())));
            let find = find.filter_some(subject.as_deref().map(|subject| Expr::col("subject").eq(subject)));
            Ok(find.filter_some(in_force_on.map(|day| in_force(day.0))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
