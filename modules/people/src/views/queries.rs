//! How a person finds who saw the own record.

use super::record::RecordView;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::paging::{Connection, Paging};
use kit::scalar::Instant;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of who saw a record.
pub(super) struct ViewQueries;

impl From<&QueryRoot> for ViewQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl ViewQueries {
    /// What was done with the record of the person to whom your account is bound (谁看过我的档案), newest first.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn record_views(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only this action, e.g. `reveal`.")] action: Option<String>,
        #[graphql(desc = "From this moment on.")] from: Option<Instant>,
        #[graphql(desc = "Before this moment.")] to: Option<Instant>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<RecordView>>> {
        let paging = Paging::new::<RecordView>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<RecordView>()?;
            let find = find.filter_some(action.as_deref().map(|action| Expr::col("action").eq(action)));
            let find = find.filter_some(from.map(|from| Expr::col("at").gte(from.0)));
            Ok(find.filter_some(to.map(|to| Expr::col("at").lt(to.0))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
