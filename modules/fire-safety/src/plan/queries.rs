//! How plans are found.

use super::record::FirePlan;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;

/// The query of plans.
pub(super) struct FirePlanQueries;

impl From<&QueryRoot> for FirePlanQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FirePlanQueries {
    /// How often premises are inspected (检查计划), in the order of the entry; those of one area, where you say so. Everybody
    /// who is logged in reads them.
    async fn fire_plans(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FirePlan>>> {
        let paging = Paging::new::<FirePlan>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<FirePlan>()?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
