//! How uses of broken glass are found.

use super::record::BreakGlass;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::{Access, Action, Ask};
use kit::code::{AreaCode, after};
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The queries of broken glass.
pub(super) struct BreakGlassQueries;

impl From<&QueryRoot> for BreakGlassQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl BreakGlassQueries {
    /// The uses of broken glass within your reach (紧急访问), newest first: your own, and those in the area that you answer
    /// for.
    async fn break_glasses(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<BreakGlass>>> {
        let paging = Paging::new::<BreakGlass>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<BreakGlass>()?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// The uses of broken glass that wait for your review (待审查的紧急访问), newest first.
    async fn break_glass_reviews(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<BreakGlass>>> {
        let paging = Paging::new::<BreakGlass>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<BreakGlass>()?.filter(answered_for(ctx.access()));
            let find = find.filter_some(ctx.access().account().map(|own| Expr::col("account_id").ne(own)));
            Ok(find.filter(Expr::col("reviewed_at").is_null()))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

/// Those whose review is the caller's.
fn answered_for(access: &Access) -> Condition {
    let scope = access.scope(BreakGlass::RESOURCE, Action::Decide);
    if scope.is_all() {
        return Condition::all();
    }
    let within = |area: &AreaCode| {
        let from = Expr::col("review_code").gte(area.as_str());
        Condition::all().add(from).add(Expr::col("review_code").lt(after(area.as_str())))
    };
    // an empty list of areas answers for nothing
    let none = Condition::any().add(Expr::val(1).eq(0));
    scope.areas().iter().map(within).fold(none, Condition::add)
}
