//! How leaves are found.

use super::record::Leave;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of leaves.
pub(super) struct LeaveQueries;

impl From<&QueryRoot> for LeaveQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl LeaveQueries {
    /// The leaves within your reach (请假), the latest entered first; those from posts of one area, or on one day, where
    /// you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn leaves(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Those that were not ended early and have this day in China.")] on: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Leave>>> {
        let paging = Paging::new::<Leave>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<Leave>()?;
            let find = if let Some(area) = &area { find.in_area(area) } else { find };
            let Some(day) = on else { return Ok(find) };
            let find = find.filter(Expr::col("ended_at").is_null());
            Ok(find.filter(Expr::col("from_on").lte(day.0)).filter(Expr::col("to_on").gte(day.0)))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
