//! How visit tasks are found.

use super::record::{VisitState, VisitTask};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of visits.
pub(super) struct VisitTaskQueries;

impl From<&QueryRoot> for VisitTaskQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl VisitTaskQueries {
    /// The visits that you are to pay or paid (走访任务), newest first.
    async fn visit_tasks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those that stand so.")] state: Option<VisitState>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<VisitTask>>> {
        let paging = Paging::new::<VisitTask>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<VisitTask>()?;
            Ok(find.filter_some(state.map(|state| Expr::col("state").eq(state.as_str()))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
