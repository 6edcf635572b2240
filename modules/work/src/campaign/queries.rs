//! How campaigns are found.

use super::record::{Campaign, CampaignStatus};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::{AreaCode, after as past};
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The queries of campaigns.
pub(super) struct CampaignQueries;

impl From<&QueryRoot> for CampaignQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CampaignQueries {
    /// The campaigns (专项行动) of an area, of those around it, and of what lies in it, newest first.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn campaigns(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(
            default_with = "Some(CampaignStatus::Running)",
            desc = "Those that go on when left out; null for all."
        )]
        status: Option<CampaignStatus>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Campaign>>> {
        let paging = Paging::new::<Campaign>(ctx, first, after, last, before)?;
        let mut which = Condition::all();
        which = which.add_option(status.map(|status| Expr::col("status").eq(status.as_str())));
        which = which.add_option(area.map(|area| near(&area)));
        let find = || Ok(ctx.access().find::<Campaign>()?.filter(which.clone()));
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

/// Of the area, around it or in it.
fn near(area: &AreaCode) -> Condition {
    let around = [2, 4, 6, 9, 12].into_iter().filter_map(|digits| area.as_str().get(..digits));
    let inside = Condition::all()
        .add(Expr::col("area_code").gte(area.as_str()))
        .add(Expr::col("area_code").lt(past(area.as_str())));
    Condition::any().add(Expr::col("area_code").is_in(around.map(str::to_owned))).add(inside)
}
